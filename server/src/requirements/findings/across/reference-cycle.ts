/** Statements that need each other in a circle. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, type Found, replace } from '../finding.ts';
import { fieldReferences, type Reference } from './references.ts';

const kind = defineDiagnostic<{ field: string; path: string }>({
  code: 'req/reference-cycle',
  severity: 'warning',
  docs: {
    reason: 'What depends on itself has no beginning: there is no order in which it can be built.',
    bad: 'R1: Each patient has a name.\n    depends on: R2\nR2: A patient books a slot.\n    depends on: R1',
    good: 'R1: Each patient has a name.\nR2: A patient books a slot.\n    depends on: R1',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.8 (relations between requirements)',
  },
  message: ({ field, path }) => `“${field}” leads in a circle: ${path}.`,
});

/** Finds, for each circle, the reference that closes it. */
export const referenceCycle: Finding = {
  kind,
  inDocument: ({ document: { statements } }) =>
    (['depends on', 'parent'] as const).flatMap((field): readonly Found[] => {
      if (!statements.some(({ fields }) => fields.has(field))) return [];
      const index = new Map(statements.map(({ id }, i) => [id, i]));
      const edges = statements.map((statement) =>
        statement.fields.has(field) ? fieldReferences(statement).filter((each) => each.field === field) : [],
      );
      return closing(edges, index).map(({ from, reference, path }) => {
        const ids = path.map((i) => statements[i]?.id ?? '');
        const args = { field, path: [...ids, ids[0]].join(' → ') };
        const fixes = [replace('Remove this reference', reference.span, '')];
        const related = path.slice(0, 5).flatMap((i) => {
          const other = statements[i];
          return other === undefined || i === from
            ? []
            : [{ message: `${other.id} is in the circle.`, span: other.span }];
        });
        return { statement: from, diagnostic: kind.at(reference.span, args, { fixes, related }) };
      });
    }),
};

interface Closing {
  readonly from: number;
  readonly reference: Reference;
  /** The statements of the circle, in order. */
  readonly path: readonly number[];
}

/** The edges that lead back to where a walk came from, by a depth-first walk without recursion. */
function closing(
  edges: readonly (readonly Reference[])[],
  index: ReadonlyMap<string, number>,
): readonly Closing[] {
  const found: Closing[] = [];
  const done = new Uint8Array(edges.length);
  const onPath = new Int32Array(edges.length).fill(-1);
  for (let root = 0; root < edges.length; root++) {
    if (done[root] === 1 || edges[root]?.length === 0) continue;
    const path: { node: number; next: number }[] = [{ node: root, next: 0 }];
    onPath[root] = 0;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const reference = edges[top.node]?.[top.next++];
      if (reference === undefined) {
        done[top.node] = 1;
        onPath[top.node] = -1;
        path.pop();
        continue;
      }
      const target = index.get(reference.id);
      if (target === undefined || done[target] === 1) continue;
      const at = onPath[target] ?? -1;
      if (at >= 0) found.push({ from: top.node, reference, path: path.slice(at).map(({ node }) => node) });
      else {
        onPath[target] = path.length;
        path.push({ node: target, next: 0 });
      }
    }
  }
  return found;
}
