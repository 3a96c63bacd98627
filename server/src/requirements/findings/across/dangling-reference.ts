/** A reference to a statement that there is not. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { nearest } from '../../../dsl/names/nearest.ts';
import { type Finding, type Found, place, replace } from '../finding.ts';
import { fieldReferences, idPrefixes, ids, namedIds, type Reference } from './references.ts';

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
  inDocument: ({ document, gathered }) => {
    const { statements } = document;
    if (!statements.some(({ idSpan }) => idSpan !== undefined)) return [];
    const known = gathered(ids);
    const prefixes = gathered(idPrefixes);
    const dangling = (statement: number, { id, span }: Pick<Reference, 'id' | 'span'>): readonly Found[] => {
      if (known.has(id)) return [];
      const near = nearest(
        id,
        statements.map((one) => one.id),
      );
      const hint = near === undefined ? '' : ` Did you mean ${near}?`;
      const fixes = [
        ...(near === undefined ? [] : [replace(`Change to ${near}`, span, near)]),
        replace('Remove it', span, ''),
      ];
      return [{ statement, diagnostic: kind.at(span, { id, hint }, { fixes }) }];
    };
    return [
      ...statements.flatMap((source, statement) =>
        source.fields.size === 0
          ? []
          : fieldReferences(source).flatMap((reference) => dangling(statement, reference)),
      ),
      ...gathered(namedIds).all.flatMap(({ kept: { read, index }, value }) =>
        value.flatMap(({ id, prefix, start }) =>
          prefixes.count(prefix) > 1
            ? dangling(index, { id, span: place(read, start, start + id.length) })
            : [],
        ),
      ),
    ];
  },
};
