/** A state that something is set to, and that is not among its states. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { nearest } from '../../../dsl/names/nearest.ts';
import { type Finding, type Found, place, replace } from '../finding.ts';
import { statesOf } from './states.ts';

const kind = defineDiagnostic<{ state: string; entity: string; listed: string; other: string }>({
  code: 'req/unknown-state',
  severity: 'warning',
  docs: {
    reason:
      'Something cannot get into a state that it does not have: one of the two statements has the wrong word.',
    bad: 'R1: The status of an order is either open, paid or closed.\nR2: When a clerk books the payment, the system shall set the status of the order to settled.',
    good: 'R1: The status of an order is either open, paid or closed.\nR2: When a clerk books the payment, the system shall set the status of the order to paid.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.6 (consistent)',
  },
  message: ({ state, entity, listed, other }) =>
    `“${state}” is no state of ${entity}: ${other} knows ${listed}.`,
});

/** Finds the first statement that leads to each state that is not listed. */
export const unknownState: Finding = {
  kind,
  inDocument: (document) =>
    statesOf(document).flatMap(({ entity, listed, reached }) =>
      [...reached].flatMap(([state, statement]): Found[] => {
        const read = document.statements[statement];
        const [, list] = [...listed][0] ?? [];
        const there = document.statements[list ?? -1]?.statement.source;
        if (listed.has(state) || read === undefined || there === undefined) return [];
        const { text } = read.statement.source;
        const start = text.toLowerCase().replace(/[_-]/g, ' ').lastIndexOf(state);
        if (start < 0) return [];
        const span = place(read, start, start + state.length);
        const known = [...listed.keys()];
        const near = nearest(state, known);
        const choices = near === undefined ? known.slice(0, 6) : [near];
        const fixes = choices.map((choice) => replace(`Change to “${choice}”`, span, choice));
        const related = [{ message: `The states of ${entity} are listed here.`, span: there.span }];
        const args = { state, entity, listed: known.join(', '), other: there.id };
        return [{ statement, diagnostic: kind.at(span, args, { fixes, related }) }];
      }),
    ),
};
