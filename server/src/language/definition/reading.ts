/** What readers of definitions share: names, types of expressions, and which statements have been read. */
import type { Span } from '../../base/span.ts';
import { type Inference, inferTypes } from '../../dsl/expressions/infer.ts';
import type { Names } from '../../dsl/names/names.ts';
import { effectiveValue, type Node, valueIn } from '../../dsl/nodes/bind.ts';
import { childOf } from '../../dsl/schema/compose.ts';
import type { OptionType } from '../../dsl/schema/schema.ts';
import { type Expression, type NameExpression, nameText } from '../../dsl/syntax/syntax.ts';
import type { Expr } from '../../model/definition/expression.ts';

/** Something that a document says and a definition cannot hold, so that nothing would happen when it runs here. */
export interface DefinitionProblem {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

/** A value of an element with its type, and the node whose events tell what its names mean. */
export interface Located {
  readonly node: Node;
  readonly expression: Expression;
  readonly type: OptionType;
}

const anyType: OptionType = { kind: 'any' };

/** One reading of documents. */
export class Reading {
  readonly names: Names;
  readonly problems: DefinitionProblem[] = [];
  /** The options and elements that somebody has read. */
  readonly #read = new Set<Node>();
  readonly #inferences = new Map<Node, Inference>();

  constructor(names: Names) {
    this.names = names;
  }

  /** What a template stands for where more is known of it than its name: the steps of a reactor have it looked up. */
  template: (target: NameExpression, node: Node) => Expr | undefined = () => undefined;

  /** The types in the expressions of a node. */
  inferenceOf(node: Node): Inference {
    let known = this.#inferences.get(node);
    if (!known) {
      known = inferTypes(node, this.names);
      this.#inferences.set(node, known);
    }
    return known;
  }

  /** What counts for a parameter or option: what the definition decides, what is written, or the default. */
  value(node: Node, name: string): Located | undefined {
    const written = valueIn(node, name);
    const type = typeOf(node, name);
    for (const child of node.children)
      if (child.schema?.role === 'option' && child.schema.keyword === name) this.#read.add(child);
    const expression = effectiveValue(node, name);
    if (!expression) return undefined;
    return { node: written?.expression === expression ? written.node : node, expression, type };
  }

  /** As {@link value}, but nothing when the document does not say it. */
  written(node: Node, name: string): Located | undefined {
    const located = this.value(node, name);
    return valueIn(node, name) ? located : undefined;
  }

  text(node: Node, name: string): string | undefined {
    const expression = this.value(node, name)?.expression;
    return expression && nameText(expression);
  }

  /** A boolean; `otherwise` when nothing says it. */
  flag(node: Node, name: string, otherwise = false): boolean {
    const expression = this.value(node, name)?.expression;
    return expression?.kind === 'literal' && typeof expression.value === 'boolean'
      ? expression.value
      : otherwise;
  }

  number(node: Node, name: string): number | undefined {
    const expression = this.value(node, name)?.expression;
    return expression?.kind === 'literal' && typeof expression.value === 'number'
      ? expression.value
      : undefined;
  }

  /** The names in an option that holds one or a list of them. */
  words(node: Node, name: string): readonly string[] {
    const expression = this.value(node, name)?.expression;
    return expression ? wordsOf(expression) : [];
  }

  /** Somebody has read an element or section. */
  mark(node: Node): void {
    this.#read.add(node);
  }

  isRead(node: Node): boolean {
    return this.#read.has(node);
  }

  refuse(node: Node, message: string, span = node.statement.keyword.span): void {
    this.problems.push({ uri: node.document.uri, span, message });
  }
}

/** The names in a value that is one or a list of them. */
export function wordsOf(expression: Expression): readonly string[] {
  if (expression.kind === 'list') return expression.items.flatMap(({ value }) => wordsOf(value));
  const text = nameText(expression);
  return text === undefined ? [] : [text];
}

function typeOf({ schema }: Node, name: string): OptionType {
  if (!schema) return anyType;
  const parameter = schema.parameters.find((each) => each.name === name);
  return parameter?.type ?? childOf(schema, name)?.parameters[0]?.type ?? anyType;
}

/** `key: value` when there is a value. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
