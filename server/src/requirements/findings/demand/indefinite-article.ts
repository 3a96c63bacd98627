/** *A system shall …*: the one system that is described deserves *the*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { isDemand, mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/indefinite-article',
  severity: 'info',
  docs: {
    reason: '“A system” is any system: the requirement binds the one that is described here.',
    bad: 'A system shall store the order.',
    good: 'The system shall store the order.',
    source: 'INCOSE Guide to Writing Requirements, R5',
  },
  message: ({ words }) => `“${words}” is any one: say “the” for the one that is described.`,
});

const ITSELF = new Set([
  'system',
  'application',
  'app',
  'software',
  'platform',
  'website',
  'product',
  'tool',
]);

/** Finds demands on *a system*. */
export const indefiniteArticle: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) =>
      mainClauses(sentence).flatMap((clause) => {
        const [subject] = clause.subjects;
        if (!isDemand(clause) || subject === undefined || clause.subjects.length !== 1) return [];
        if (!ITSELF.has(subject.head) || subject.modifiers.length > 0 || subject.suffix !== undefined)
          return [];
        if (subject.determiner !== 'a' && subject.determiner !== 'an') return [];
        const [article, last] = [sentence.tokens[subject.start], sentence.tokens[subject.end - 1]];
        if (article === undefined || last === undefined) return [];
        const words = read.statement.source.text.slice(article.start, last.end);
        const the = article.text.startsWith('A') ? 'The' : 'the';
        const fixes = [
          replace(`Say “${the} ${subject.head}”`, place(read, article.start, article.end), the, true),
        ];
        return [kind.at(place(read, article.start, last.end), { words }, { fixes })];
      }),
    ),
};
