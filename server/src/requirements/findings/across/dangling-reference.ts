/** A reference to a statement that there is not. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { nearest } from '../../../dsl/nearest.ts';
import { type Finding, type Found, replace } from '../finding.ts';
import { fieldReferences, prefixesOf, textReferences } from './references.ts';

const kind = defineDiagnostic<{ id: string; hint: string }>({
  code: 'req/dangling-reference',
  severity: 'warning',
  docs: {
    reason:
      'A reference that leads nowhere hides what a statement needs; most often the other one was renumbered.',
    bad: 'R1: Each patient has a name.\nR2: A patient books a slot.\n    depends on: R9',
    good: 'R1: Each patient has a name.\nR2: A patient books a slot.\n    depends on: R1',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.8 (relations between requirements)',
  },
  message: ({ id, hint }) => `There is no statement ${id}.${hint}`,
});

/** Finds ids in fields and texts that no statement has. */
export const danglingReference: Finding = {
  kind,
  inDocument: ({ document, statements }) => {
    const ids = new Set(document.statements.map(({ id }) => id));
    if (!document.statements.some(({ idSpan }) => idSpan !== undefined)) return [];
    const prefixes = prefixesOf(document);
    return statements.flatMap((read, index) =>
      [...fieldReferences(read.statement.source), ...textReferences(read, prefixes)].flatMap(
        ({ id, span }): Found[] => {
          if (ids.has(id)) return [];
          const near = nearest(id, ids);
          const hint = near === undefined ? '' : ` Did you mean ${near}?`;
          const fixes = [
            ...(near === undefined ? [] : [replace(`Change to ${near}`, span, near)]),
            replace('Remove it', span, ''),
          ];
          return [{ statement: index, diagnostic: kind.at(span, { id, hint }, { fixes }) }];
        },
      ),
    );
  },
};
