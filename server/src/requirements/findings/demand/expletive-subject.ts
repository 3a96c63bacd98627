/** Subjects that name nothing: *There shall be …*, *It shall be possible to …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/expletive-subject',
  severity: 'info',
  docs: {
    reason: '“There” and “it” do not say who has to do it.',
    bad: 'It shall be possible for a clerk to print a receipt.',
    good: 'The system shall let a clerk print a receipt.',
    source: 'INCOSE Guide to Writing Requirements, R3 and R10; Mavin et al., EARS, RE’09',
  },
  message: ({ words }) => `“${words}” names nobody who acts.`,
});

const POSSIBLE =
  /^it (shall|must|should|will) (?:also |always )?be possible (?:for ((?:an? |the |each |every |all )?[\w-]{1,40}(?: [\w-]{1,40}){0,2}?) )?to\b/i;
const THERE = /^there (shall|must|should|will) (?:also |always )?be\b/i;

/** Finds demands that begin with *there* or *it … possible*. */
export const expletiveSubject: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap(({ role, start, end }) => {
      if (role !== 'body' && role !== 'response') return [];
      const sentence = read.statement.source.text.slice(start, Math.min(end, start + 200));
      const possible = POSSIBLE.exec(sentence);
      const match = possible ?? THERE.exec(sentence);
      if (match === null) return [];
      const [words, modal = 'shall', who = 'the [role]'] = match;
      const system = `${/^[IT]/.test(words) ? 'The' : 'the'} system ${modal}`;
      const newText = possible === null ? `${system} have` : `${system} let ${who}`;
      const span = place(read, start, start + words.length);
      return [kind.at(span, { words }, { fixes: [replace(`Say “${newText} …”`, span, newText)] })];
    }),
};
