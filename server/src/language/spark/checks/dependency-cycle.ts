/** Elements that each come after another, in a circle: none of them can be the first. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import {
  circleFrom,
  type Dependency,
  dependenciesAtTop,
  dependenciesIn,
  isOf,
} from '../../../dsl/names/dependencies.ts';
import type { Names } from '../../../dsl/names/names.ts';
import { elementName, type Node } from '../../../dsl/nodes/bind.ts';
import { nothing, type SparkCheck } from './check.ts';

const dependencyCycle = defineDiagnostic<{ readonly path: readonly string[] }>({
  code: 'spark/dependency-cycle',
  severity: 'error',
  docs: {
    reason: 'What waits for itself, whether at once or by way of others, never begins.',
    bad: 'use reactor\nreactor PlaceOrder {\n  step reserve: Shop.Reserve { wait_for charge }\n  step charge: Shop.Charge { argument stock: result(reserve) }\n}',
    good: 'use reactor\nreactor PlaceOrder {\n  step reserve: Shop.Reserve\n  step charge: Shop.Charge { argument stock: result(reserve) }\n}',
    source: 'Reactor.Error.Internal.PlanError',
  },
  message: ({ path: [first, ...others] }) =>
    others.length === 0
      ? `\`${first}\` waits for itself.`
      : `\`${first}\` waits for itself by way of ${others.map((name) => `\`${name}\``).join(', ')}.`,
});

export const dependencyCycleCheck: SparkCheck = {
  kind: dependencyCycle,
  run: ({ bound, nodes, names }) => {
    const { acyclic } = bound.vocabulary.document;
    const inside = nodes.flatMap(
      (node) => node.schema?.acyclic?.flatMap((kind) => circlesIn(node, kind, names)) ?? nothing,
    );
    if (!acyclic) return inside;
    return [...inside, ...acyclic.flatMap((kind) => circlesAtTop(nodes, kind, names))];
  },
};

/** Each circle once, where its first element in the text names the next. */
function circlesIn(owner: Node, kind: string, names: Names): readonly Diagnostic[] {
  const dependencies = dependenciesIn(owner, kind, names);
  const told = new Set<Node>();
  return [...dependencies.keys()].flatMap((element) => {
    if (told.has(element) || element.document !== owner.document) return [];
    const circle = circleFrom(element, (each) => dependencies.get(each) ?? []);
    if (!circle) return [];
    for (const { on } of circle) told.add(on);
    return tell(element, circle);
  });
}

/** The circles of elements at the top of documents, each once in every document that it goes through: where it is named first. */
function circlesAtTop(nodes: readonly Node[], kind: string, names: Names): readonly Diagnostic[] {
  return nodes.flatMap((root) => {
    if (root.parent || !isOf(root, kind)) return [];
    const circle = circleFrom(root, (each) => dependenciesAtTop(each, kind, names));
    const isFirst = circle?.every(
      ({ on }) =>
        on.document.uri !== root.document.uri || on.statement.span.start >= root.statement.span.start,
    );
    return circle && isFirst ? tell(root, circle) : [];
  });
}

function tell(element: Node, circle: readonly Dependency[]): readonly Diagnostic[] {
  const [first, ...others] = circle;
  if (!first) return [];
  const path = [element, ...circle.slice(0, -1).map(({ on }) => on)].map(wordsOf);
  const related = others.map(({ span }, index) => ({
    message: `\`${path[index + 1] ?? ''}\` waits here`,
    span,
    uri: circle[index]?.on.document.uri ?? element.document.uri,
  }));
  return [dependencyCycle.at(first.span, { path }, { related })];
}

function wordsOf(node: Dependency['on']): string {
  return elementName(node) ?? node.statement.keyword.text;
}
