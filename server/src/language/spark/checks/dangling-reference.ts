/** A name that leads nowhere. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { declarationsIn, declaredDeepIn, type Names, scopeOf } from '../../../dsl/names/names.ts';
import { elementName, type Node } from '../../../dsl/nodes/bind.ts';
import { withArticle } from '../../../dsl/schema/describe-type.ts';
import { knownKinds } from '../../../dsl/schema/known-kinds.ts';
import { metaLanguage } from '../../../dsl/schema/schema.ts';
import { typeOfTyped } from '../../../dsl/values/data-type.ts';
import { visitValue } from '../../../dsl/values/value.ts';
import type { ReferenceEvent } from '../../../dsl/values/value-event.ts';
import { quoteName, quotePath } from '../reading/escape.ts';
import { findInValues, nothing, type SparkCheck, suggest } from './check.ts';
import { createElement, createInside } from './create-element.ts';
import { wordsBeside } from './words-beside.ts';

const danglingReference = defineDiagnostic<{
  readonly to: string;
  readonly name: string;
  readonly owner: string | undefined;
  readonly hint: string;
}>({
  code: 'spark/dangling-reference',
  severity: 'error',
  docs: {
    reason:
      'A name that leads nowhere is a slip that many compilers let pass, and that shows at run time only.',
    bad: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute email: string }\n  identities { identity unique_email: [emial] }\n}',
    good: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute email: string }\n  identities { identity unique_email: [email] }\n}',
  },
  message: ({ to, name, owner, hint }) =>
    owner === undefined
      ? `\`${name}\` is not ${withArticle(to)} that is declared anywhere.${hint}`
      : `\`${owner}\` has no ${to.replaceAll('_', ' ')} \`${name}\`.${hint}`,
});

export const danglingReferenceCheck: SparkCheck = {
  kind: danglingReference,
  run: ({ nodes, names, document, bound }) =>
    findInValues(nodes, (event, node) => {
      if (event.event !== 'reference' || event.inExpression || event.orValue) return nothing;
      const { name, span, type, or, within } = event;
      if (names.knows(node, event) || isInLostFragment(node, names) || isValue(node, event, names))
        return nothing;
      // Where no definition declares such names, it is the one that asks for them that is wrong.
      const kinds = [type, ...(or ?? [])].map((each) => each.to);
      const declared = knownKinds(bound.vocabulary.available).names;
      if (!kinds.some((kind) => declared.has(kind))) return nothing;
      const declarations = names.candidates(node, event) ?? [];
      const known = new Set([...declarations.map((each) => each.name), ...wordsBeside(node, span)]);
      const near = suggest(name, span, known, within || type.through !== undefined ? quoteName : quotePath);
      // What a definition that is not there would make of other statements, nobody knows.
      if (near.hint === '' && bound.vocabulary.isLacking && type.to !== metaLanguage) return nothing;
      const owner = ownerName(names, node, event);
      // A name that is near no other is more likely of something that is yet to be written.
      const scope = within || type.of !== undefined ? undefined : placeOfNew(node, type.to);
      const create =
        near.fixes.length > 0 || within
          ? []
          : scope
            ? createInside(name, type.to, scope, { names, document })
            : owner === undefined
              ? [type, ...(or ?? [])].flatMap((each) => createElement(name, each.to, bound, names, document))
              : [];
      const to = kinds.join(' or ');
      const hidden = near.hint === '' ? hiddenIn(node, event, bound.roots) : undefined;
      const hint =
        hidden === undefined
          ? near.hint
          : ` There is one inside of \`${hidden}\`, and outside of it only what it gives itself is known.`;
      return [danglingReference.at(span, { to, name, owner, hint }, { fixes: [...near.fixes, ...create] })];
    }),
};

/** The element that a new one would belong to: not another of its kind, which may hold such, too. */
function placeOfNew(node: Node, kind: string): Node | undefined {
  let scope = scopeOf(node, kind);
  while (scope?.schema?.kinds.includes(kind)) scope = scopeOf(scope, kind);
  return scope;
}

/** Whether the name is a value of the data type that counts here, as it always is where that is not known. */
function isValue(node: Node, { orTyped }: ReferenceEvent, names: Names): boolean {
  if (!orTyped) return false;
  const type = typeOfTyped(node, orTyped, names);
  if (!type) return true;
  const found = visitValue(orTyped.expression, type, node.document.vocabulary);
  return !found.some(({ event }) => event === 'mismatch');
}

/** In a fragment of an element that is nowhere, nobody knows what other names mean: the one of the element is wrong. */
function isInLostFragment(node: Node, names: Names): boolean {
  let root = node;
  while (root.parent) root = root.parent;
  if (root === node || root.schema?.partial !== true) return false;
  return root.events.some((event) => event.event === 'reference' && !names.knows(root, event));
}

/** The element that holds the name for itself, where others that the reference stands in do not see it. */
function hiddenIn(
  node: Node,
  { type, name, within }: ReferenceEvent,
  roots: readonly Node[],
): string | undefined {
  if (within || type.of !== undefined) return undefined;
  const scopes: Node[] = [];
  for (let scope = scopeOf(node, type.to); scope; scope = scopeOf(scope, type.to)) scopes.push(scope);
  for (const scope of [...scopes, ...roots]) {
    const inside = [...(declarationsIn(scope).get(type.to) ?? []), ...declaredDeepIn(scope, type.to)];
    const found = inside.find((each) => each.name === name);
    const holder = found && scopeOf(found.node, type.to);
    if (holder) return elementName(holder) ?? holder.statement.keyword.text;
  }
  return undefined;
}

/** The name of the element in which the reference was looked up. */
function ownerName(names: Names, node: Node, { type, within, along }: ReferenceEvent): string | undefined {
  if (within || type.of !== undefined) {
    const before = within && names.resolve(node, within);
    const behind =
      before && (along === undefined ? names.destinationOf(before) : names.ownerOf(before.node, along));
    const owner = before ? behind : names.ownerOf(node, type.of ?? '');
    return owner && elementName(owner);
  }
  const scope = scopeOf(node, type.to);
  return scope && (elementName(scope) ?? scope.statement.keyword.text);
}
