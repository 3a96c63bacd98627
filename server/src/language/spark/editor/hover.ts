/** What the editor tells of the word under the pointer: a keyword, a name, a function or one of its arguments. */
import type { Span } from '../../../base/span.ts';
import { nameOfType } from '../../../dsl/expressions/expression-type.ts';
import { fieldType } from '../../../dsl/expressions/fields.ts';
import type { Declaration } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import { isBuiltIn } from '../built-in.ts';
import { getPrelude } from '../prelude.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { describeElement, describeFunction, describeKeyword, describeParameter } from './describe.ts';
import { describeListed } from './describe-listed.ts';
import { usesAt } from './lenses.ts';
import { isListed } from './listed-words.ts';
import { nodesAt, symbolOf, touches } from './symbol.ts';

export interface HoverText {
  readonly markdown: string;
  readonly span: Span;
}

/** The hover at an offset, if there is anything to say. */
export function hoverAt(
  workspace: SparkWorkspace,
  document: SparkDocument,
  offset: number,
): HoverText | undefined {
  const node = nodesAt(workspace.bound(document).roots, offset).at(-1);
  if (!node?.schema) return undefined;
  const { keyword } = node.statement;
  if (touches(keyword.span, offset)) {
    const uses = usesLine(workspace, document, offset);
    return { markdown: `${describeKeyword(node.schema)}${uses}`, span: keyword.span };
  }
  return inCall(node, offset) ?? onName(workspace, document, node, offset);
}

/** The innermost function or named argument at the offset. */
function inCall(node: Node, offset: number): HoverText | undefined {
  let found: HoverText | undefined;
  for (const event of node.events) {
    if (event.event !== 'call' || !event.schema) continue;
    const [first] = event.call.path;
    if (first && touches(first.span, offset))
      found = { markdown: describeFunction(event.schema), span: first.span };
    for (const { argument, parameter } of matchArguments(event.call, event.schema)) {
      if (parameter && argument.name && touches(argument.name.span, offset))
        found = { markdown: describeParameter(parameter).replace(/^- /, ''), span: argument.name.span };
    }
  }
  return found;
}

function onName(
  workspace: SparkWorkspace,
  document: SparkDocument,
  node: Node,
  offset: number,
): HoverText | undefined {
  const symbol = symbolOf(workspace, node, offset);
  const [declaration] = symbol?.declarations ?? [];
  if (!symbol || !declaration) return undefined;
  const { uri } = declaration.node.document;
  const source = [...workspace.documents, ...getPrelude().documents].find((each) => each.uri === uri);
  if (!source) return undefined;
  const element = isListed(declaration)
    ? describeListed(declaration, source)
    : describeElement(declaration.node, source.text);
  const type = isInExpression(node, symbol.span) ? typeLine(declaration, workspace) : '';
  return { markdown: `${element}${type}${usesLine(workspace, document, offset)}`, span: symbol.span };
}

/** Documents that are named in full; of more, only their number helps. */
const namedDocuments = 3;

/** Who uses the name at the offset, in how many places of which documents. */
function usesLine(workspace: SparkWorkspace, document: SparkDocument, offset: number): string {
  const all = usesAt(workspace, document, offset)?.places ?? [];
  const places = all.filter(({ uri }) => !isBuiltIn(uri));
  if (places.length === 0) return '';
  const uris = [...new Set(places.map(({ uri }) => uri))].sort();
  const times = places.length === 1 ? 'once' : `${places.length} times`;
  const where =
    uris.length > namedDocuments
      ? `${uris.length} documents`
      : uris.map((uri) => `\`${uri.slice(uri.lastIndexOf('/') + 1)}\``).join(', ');
  return `\n\nUsed ${times}, in ${where}.`;
}

/** Whether a name is part of an expression, where what it holds matters more than how it is written. */
function isInExpression(node: Node, { start, end }: Span): boolean {
  return node.events.some(
    (each) =>
      each.event === 'expression' && each.expression.span.start <= start && end <= each.expression.span.end,
  );
}

function typeLine(declaration: Declaration, { names }: SparkWorkspace): string {
  const type = nameOfType(fieldType(declaration, names));
  return type === undefined ? '' : `\n\nType: \`${type}\`.`;
}
