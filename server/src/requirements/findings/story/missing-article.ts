/** Roles without an article: *As manager, …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { partsOf } from './parts.ts';

const kind = defineDiagnostic<{ role: string; article: string }>({
  code: 'req/story-missing-article',
  severity: 'hint',
  docs: {
    reason: 'Stories in one form are read, and read by tools, more surely.',
    bad: 'As manager, I want to see open orders, so that I can plan.',
    good: 'As a manager, I want to see open orders, so that I can plan.',
    source: 'Lucassen et al., Quality User Story framework (2016), “uniform” and “full sentence”',
  },
  message: ({ role, article }) => `Say “As ${article} ${role}”.`,
});

/** Finds roles in the singular that neither article nor pronoun goes before. */
export const missingArticle: Finding = {
  kind,
  inStatement: (read) => {
    const role = partsOf(read)?.role;
    const phrase = role?.phrases[0];
    const [first, last] = [role?.tokens[phrase?.start ?? -1], role?.tokens[(phrase?.end ?? 0) - 1]];
    if (role === undefined || phrase === undefined || first === undefined || last === undefined) return [];
    if (
      phrase.start !== 0 ||
      phrase.determiner !== undefined ||
      phrase.plural ||
      phrase.pronoun ||
      phrase.quantity !== undefined
    )
      return [];
    // A name in capitals is a person or a product.
    if (/^[A-Z]/.test(first.text) || first.tag === 'PROPN' || first.tag === 'NUM') return [];
    const article = /^[aeio]/i.test(first.text) ? 'an' : 'a';
    const name = read.statement.source.text.slice(first.start, last.end);
    const fixes = [
      replace(`Say “${article} ${name}”`, place(read, first.start, first.start), `${article} `, true),
    ];
    return [kind.at(place(read, first.start, last.end), { role: name, article }, { fixes })];
  },
};
