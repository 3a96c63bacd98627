/** No comma between a condition and the response: *When the order arrives the system shall …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Token } from '../../nlp/token.ts';
import { type Finding, place, replace } from '../finding.ts';
import { mayHoldVerb } from '../verb-form.ts';

const kind = defineDiagnostic({
  code: 'req/missing-comma',
  severity: 'hint',
  docs: {
    reason: 'Where the condition ends and the response begins is left to the reader.',
    bad: 'When the order arrives the system shall store it.',
    good: 'When the order arrives, the system shall store it.',
    source: 'Mavin et al., EARS, RE’09; INCOSE Guide to Writing Requirements, R14',
  },
  message: () => 'Set a comma where the condition ends.',
});

const CONDITIONS = new Set(['trigger', 'state', 'feature', 'unwanted']);

/** Finds responses right behind the last word of their condition; in capitals (*WHEN … THE SYSTEM SHALL …*) none is needed. */
export const missingComma: Finding = {
  kind,
  inStatement: (read) => {
    const { sentences, source } = read.statement;
    return sentences.flatMap((response, i) => {
      const condition = sentences[i - 1];
      const [last, first] = [condition?.tokens.at(-1), response.tokens[0]];
      if (response.role !== 'response' || condition === undefined || !CONDITIONS.has(condition.role))
        return [];
      if (last === undefined || first === undefined || last.tag === 'PUNCT' || isShouted(first)) return [];
      if (!/^\s{1,20}$/.test(source.text.slice(last.end, first.start))) return [];
      // *After five wrong PINs the system …*: short phrases need none.
      if (!mayHoldVerb(condition.tokens)) return [];
      const fixes = [replace('Set the comma', place(read, last.end, last.end), ',', true)];
      return [kind.at(place(read, last.start, first.end), undefined, { fixes })];
    });
  },
};

/** *THE SYSTEM*: the capitals part the response from the condition. */
function isShouted({ text }: Token): boolean {
  return text.length > 1 && text === text.toUpperCase();
}
