/**
 * What a document says that a domain model cannot hold, and that printing the model would therefore lose: arguments,
 * validations, timestamps, other languages, comments. Whoever is about to replace a person's text asks this first.
 */
import type { Span } from '../../../base/span.ts';
import { allNodes, type Node } from '../../../dsl/nodes/bind.ts';
import type { Expression } from '../../../dsl/syntax/syntax.ts';
import { parseSpark, type SparkDocument } from '../reading/parse.ts';
import { sparkCoreServices } from '../reading/services.ts';
import { createWorkspace } from '../workspace.ts';
import { lowerModel } from './lower.ts';
import { printModel } from './print.ts';

/** A part of a document that its model does not have. */
export interface Loss {
  /** `attribute created_at`, `comment`: what it is, in a word or two. */
  readonly what: string;
  readonly span: Span;
}

/** The parts that would be lost, outermost first, in document order. Options at their default are no loss. */
export function lossesOf(source: string | SparkDocument): readonly Loss[] {
  const document = typeof source === 'string' ? parseSpark(source) : source;
  const printed = parseSpark(printModel(lowerModel(document.statements)));
  const kept = keysOf(printed);
  const lost: Loss[] = [];
  for (const node of nodesOf(document)) {
    const inLost = lost.some(({ span }) => contains(span, node.statement.span));
    if (inLost || node.statement.keyword.text === 'use' || isDefault(node)) continue;
    const key = keyOf(node);
    if (!kept.has(key)) lost.push({ what: wordsFor(node), span: node.statement.span });
  }
  return [...lost, ...comments(document)].sort((a, b) => a.span.start - b.span.start);
}

function nodesOf(document: SparkDocument): readonly Node[] {
  return [...allNodes(createWorkspace([document]).bound(document).roots)];
}

function keysOf(document: SparkDocument): ReadonlySet<string> {
  return new Set(nodesOf(document).map(keyOf));
}

/** The statement with its place: keywords and values from the outside in, whatever their order and layout. */
function keyOf({ statement: { keyword, args }, schema, parent }: Node): string {
  // A former name of a keyword says the same.
  return `${parent ? keyOf(parent) : ''}/${schema?.keyword ?? keyword.text} ${args.map(textOf).join(' ')}`;
}

function textOf(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'name': {
      const path = expression.path.map(({ text }) => text).join('.');
      return expression.args ? `${path}(${expression.args.map(argumentText).join()})` : path;
    }
    case 'list':
      // One value alone is a list of one; and printing may order a list anew.
      if (expression.items.length === 1 && expression.items[0]?.name === undefined)
        return expression.items.map(argumentText).join();
      return `[${expression.items.map(argumentText).sort().join()}]`;
    case 'template':
      return `^${textOf(expression.target)}`;
    case 'operation':
      return `(${expression.operator} ${expression.operands.map(textOf).join()})`;
  }
}

function argumentText({ name, value }: { name?: { text: string }; value: Expression }): string {
  return name ? `${name.text}: ${textOf(value)}` : textOf(value);
}

function isDefault({ schema, values }: Node): boolean {
  const [value] = values;
  return (
    schema?.role === 'option' &&
    schema.default !== undefined &&
    value !== undefined &&
    textOf(value.expression) === textOf(schema.default)
  );
}

function wordsFor({ statement: { keyword, args } }: Node): string {
  const [first] = args;
  const words = first ? `${keyword.text} ${textOf(first)}` : keyword.text;
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

/** Comments, save those at the top of the document, which belong to the file and not to the model. */
function comments({ text, statements }: SparkDocument): readonly Loss[] {
  const first = statements[0]?.span.start ?? text.length;
  return sparkCoreServices()
    .parser.Lexer.tokenize(text)
    .hidden.filter(({ tokenType, startOffset }) => /COMMENT$/.test(tokenType.name) && startOffset > first)
    .map(({ startOffset, image }) => ({
      what: 'comment',
      span: { start: startOffset, end: startOffset + image.length },
    }));
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
