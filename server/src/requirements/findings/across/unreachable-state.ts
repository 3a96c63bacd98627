/** A state that nothing leads to. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { isParticiple, verbBase } from '../../nlp/lemma.ts';
import { type Finding, type Found, place, type ReadDocument } from '../finding.ts';
import { addStatement, withArticle } from './add-statement.ts';
import { type States, statesOf } from './states.ts';
import { summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ state: string; entity: string }>({
  code: 'req/unreachable-state',
  severity: 'hint',
  docs: {
    reason: 'A state that nothing leads to is either not needed, or a statement is missing.',
    bad: 'R1: The status of an order is either open, paid or archived.\nR2: When a customer pays an order, the system shall set the status of the order to paid.',
    good: 'R1: The status of an order is either open or paid.\nR2: When a customer pays an order, the system shall set the status of the order to paid.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.6 (a complete set)',
  },
  message: ({ state, entity }) => `No statement says how ${entity} becomes “${state}”.`,
});

/** Finds states, but the first and the default, that nothing leads to, where statements lead to others of the same thing. */
export const unreachableState: Finding = {
  kind,
  inDocument: (document) =>
    statesOf(document).flatMap((states) => {
      const { entity, listed, reached, defaults } = states;
      if (![...reached.keys()].some((state) => listed.has(state))) return [];
      return [...listed].slice(1).flatMap(([state, statement]): Found[] => {
        const read = document.statements[statement];
        if (read === undefined || reached.has(state) || defaults.has(state)) return [];
        if (isSpokenOf(state, states, document)) return [];
        const start = read.statement.source.text.toLowerCase().replace(/[_-]/g, ' ').indexOf(state);
        if (start < 0) return [];
        const text = `When [trigger], the system shall set the status of the ${entity} to ${state}.`;
        const fixes = [addStatement(document, statement, 'Add a statement that leads to it', text)];
        const args = { state, entity: withArticle(entity) };
        return [
          { statement, diagnostic: kind.at(place(read, start, start + state.length), args, { fixes }) },
        ];
      });
    }),
};

/** Whether another statement uses the state, or the verb that it is the participle of: *archives an order*. */
function isSpokenOf(state: string, { listed }: States, document: ReadDocument): boolean {
  const { placesOf } = summaryOf(document);
  const word = state.split(' ').at(-1) ?? state;
  const forms = isParticiple(word)
    ? [word, verbBase(word), `${verbBase(word)}s`, verbBase(word).replace(/e?$/, 'ing')]
    : [word];
  return forms.some((form) => placesOf(form).some((index) => index !== listed.get(state)));
}
