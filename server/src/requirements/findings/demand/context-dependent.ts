/** Subjects that only the heading explains: *This feature shall …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/context-dependent',
  severity: 'info',
  docs: {
    reason: 'A statement is read, moved and traced without its heading: “this feature” is then any feature.',
    bad: 'This feature shall be available to guests.',
    good: 'The search for free rooms shall be available to guests.',
    source: 'INCOSE Guide to Writing Requirements, R25',
  },
  message: ({ words }) => `“${words}” is known from the heading only: give its name.`,
});

/** Finds *this* or *these* with a noun as the subject of a statement that has not spoken of it yet. */
export const contextDependent: Finding = {
  kind,
  inStatement: (read) => {
    const [sentence] = read.statement.sentences;
    if (sentence === undefined || sentence.role !== 'body') return [];
    const [subject] = sentence.clauses[0]?.subjects ?? [];
    const [first, last] = [sentence.tokens[0], sentence.tokens[(subject?.end ?? 0) - 1]];
    if (
      subject === undefined ||
      first === undefined ||
      last === undefined ||
      subject.start !== 0 ||
      subject.pronoun
    )
      return [];
    if (first.lower !== 'this' && first.lower !== 'these') return [];
    // *This document describes …* speaks of itself.
    if (ITSELF.has(subject.head)) return [];
    const words = read.statement.source.text.slice(first.start, last.end);
    const fix = replace('Give its name', place(read, first.start, first.end), 'The [name]');
    return [kind.at(place(read, first.start, last.end), { words }, { fixes: [fix] })];
  },
};

const ITSELF = new Set([
  'document',
  'specification',
  'chapter',
  'section',
  'system',
  'application',
  'software',
]);
