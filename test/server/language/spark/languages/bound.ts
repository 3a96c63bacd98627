/** What the documents of a language are bound to: their nodes, the names that they use and declare, the values with their types. */

import { type Declaration, declaredAt } from '../../../../../server/src/dsl/names/names.ts';
import { allNodes, type Node } from '../../../../../server/src/dsl/nodes/bind.ts';
import type { OptionType, StatementSchema } from '../../../../../server/src/dsl/schema/schema.ts';
import type { Expression } from '../../../../../server/src/dsl/syntax/syntax.ts';
import { matchArguments } from '../../../../../server/src/dsl/values/call-value.ts';
import type { ReferenceEvent } from '../../../../../server/src/dsl/values/value-event.ts';
import type { SparkDocument } from '../../../../../server/src/language/spark/index.ts';
import type { Language } from './language.ts';

/** A node with the document it stands in. */
export interface Placed {
  readonly document: SparkDocument;
  readonly node: Node;
}

/** All nodes of what is written in the language. */
export function nodesOf({ documents, workspace }: Language): readonly Placed[] {
  return documents.flatMap((document) =>
    [...allNodes(workspace.bound(document).roots)].map((node) => ({ document, node })),
  );
}

/** One node for each meaning of a keyword. */
export function keywordsOf(language: Language): readonly Placed[] {
  const seen = new Set<StatementSchema>();
  return nodesOf(language).filter(({ node: { schema } }) => {
    if (!schema || seen.has(schema)) return false;
    seen.add(schema);
    return true;
  });
}

export interface PlacedReference extends Placed {
  readonly reference: ReferenceEvent;
  readonly target: Declaration;
}

/** All names that mean something which is declared elsewhere. */
export function referencesOf(language: Language): readonly PlacedReference[] {
  return nodesOf(language).flatMap(({ document, node }) =>
    node.events.flatMap((reference) => {
      if (reference.event !== 'reference') return [];
      const target = language.workspace.names.resolve(node, reference);
      return target ? [{ document, node, reference, target }] : [];
    }),
  );
}

export interface PlacedDeclaration extends Placed {
  readonly declaration: Declaration;
}

/** All names that are declared in writing, each once, whatever the number of its kinds. */
export function declarationsOf(language: Language): readonly PlacedDeclaration[] {
  return nodesOf(language).flatMap(({ document, node }) => {
    const starts = new Set<number>();
    return declaredAt(node)
      .filter(({ written, span: { start } }) => written && !starts.has(start) && starts.add(start))
      .map((declaration) => ({ document, node, declaration }));
  });
}

export interface PlacedValue extends Placed {
  readonly expression: Expression;
  readonly type: OptionType;
  /** The other items of the list that the value stands in. */
  readonly beside: readonly Expression[];
}

/** All values that stand for themselves, with their types: items of lists, arguments of calls. */
export function valuesOf(language: Language): readonly PlacedValue[] {
  return nodesOf(language).flatMap(({ document, node }) =>
    node.children.some(({ schema }) => schema?.argument)
      ? []
      : node.values.flatMap(({ expression, parameter }) =>
          parameter ? leaves({ document, node }, expression, parameter.type) : [],
        ),
  );
}

function leaves(
  placed: Placed,
  expression: Expression,
  type: OptionType,
  beside: readonly Expression[] = [],
): readonly PlacedValue[] {
  if (type.kind === 'list' || type.kind === 'wrap_list') {
    if (expression.kind !== 'list') return leaves(placed, expression, type.of);
    const items = expression.items.map(({ value }) => value);
    return items.flatMap((item) =>
      leaves(
        placed,
        item,
        type.of,
        items.filter((each) => each !== item),
      ),
    );
  }
  if (type.kind === 'call' && expression.kind === 'name') {
    const call = placed.node.events.find((event) => event.event === 'call' && event.call === expression);
    const schema = call?.event === 'call' ? call.schema : undefined;
    const inner = schema ? matchArguments(expression, schema) : [];
    return [
      { ...placed, expression, type, beside },
      ...inner.flatMap(({ argument, parameter }) =>
        parameter ? leaves(placed, argument.value, parameter.type) : [],
      ),
    ];
  }
  return [{ ...placed, expression, type, beside }];
}

/** A word with a slip in it: one letter too much. */
export function misspelt(word: string): string {
  return `${word.slice(0, 1)}q${word.slice(1)}`;
}

/** A word with two letters swapped, not at its beginning. */
export function swapped(word: string): string {
  const at = [...word].findIndex(
    (letter, index) => index > 0 && index + 1 < word.length && letter !== word[index + 1],
  );
  return `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
}
