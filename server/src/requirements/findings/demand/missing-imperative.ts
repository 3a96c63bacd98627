/** Statements without *shall*, *must* or *will*. */
import { defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import type { Clause } from '../../phrases/clause.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, place, replace } from '../finding.ts';
import { mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic({
  code: 'req/missing-imperative',
  severity: 'hint',
  docs: {
    reason: 'Without “shall”, a demand cannot be told from a description of how things are.',
    bad: 'When the payment arrives, the system marks the order as paid.',
    good: 'When the payment arrives, the system shall mark the order as paid.',
    source:
      'INCOSE Guide to Writing Requirements, R1; QVscribe, “imperatives”; Paska, “not a requirement” (2023)',
  },
  offByDefault: { why: 'What things have and how they relate is said best in the present tense.' },
  message: () => 'This binds nobody: say “shall”, if it is a requirement.',
});

/** Finds statements none of whose clauses has a modal verb; stories, scenarios and definitions have none by their form. */
export const missingImperative: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, sentences } = read.statement;
    if (form === 'user-story' || form === 'scenario' || form === 'definition') return [];
    if (sentences.some(({ clauses }) => clauses.some(({ verb }) => verb.modal !== undefined))) return [];
    for (const sentence of sentences) {
      const [clause] = mainClauses(sentence);
      const [first, last] = [
        sentence.tokens[clause?.verb.start ?? -1],
        sentence.tokens[(clause?.verb.end ?? 0) - 1],
      ];
      if (clause === undefined || first === undefined || last === undefined || clause.subjects.length === 0)
        continue;
      return [
        kind.at(place(read, first.start, last.end), undefined, { fixes: [bound(read, sentence, clause)] }),
      ];
    }
    return [];
  },
};

function bound(read: ReadStatement, { tokens }: Sentence, { verb }: Clause): Fix {
  const [first, main] = [tokens[verb.start], tokens[verb.main]];
  const at = first?.start ?? 0;
  const to = main?.end ?? at;
  const { text } = read.statement.source;
  const opening =
    first?.tag === 'AUX' && verb.start !== verb.main
      ? auxiliaries(text, tokens.slice(verb.start, verb.main))
      : '';
  const verbText = verb.passive ? (main?.text ?? '') : verb.lemma;
  const newText = `shall${verb.negated ? ' not' : ''} ${verb.passive ? 'be ' : ''}${opening}${verbText}`;
  return replace(`Say “${newText}”`, place(read, at, to), newText);
}

/** Adverbs between the auxiliary and the verb. */
function auxiliaries(text: string, tokens: Sentence['tokens']): string {
  return tokens
    .filter(({ tag, lower }) => tag === 'ADV' && lower !== 'not')
    .map(({ start, end }) => `${text.slice(start, end)} `)
    .join('');
}
