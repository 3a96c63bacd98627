/** Completion: what fits at the cursor and is not there yet, from the schemas, with what is required first. */
import type { Span } from '../../../base/span.ts';
import { allNodes, type Node } from '../../../dsl/bind.ts';
import { describeType } from '../../../dsl/option-type.ts';
import type { StatementSchema } from '../../../dsl/schema.ts';
import { parseSpark, type SparkDocument } from '../parse.ts';
import { sparkCoreServices } from '../services.ts';
import { createWorkspace, type SparkWorkspace } from '../workspace.ts';
import { describeKeyword, signatureOf } from './describe.ts';
import { keywordSnippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';
import { valueSuggestions } from './value-completion.ts';

export interface Completion {
  /** What the suggestion takes the place of. */
  readonly span: Span;
  readonly suggestions: readonly Suggestion[];
}

/** Stands at the cursor while the document is read, so that what comes before and after it parses as usual. */
const placeholder = '__cursor__';

/** What fits at an offset of a document. */
export function completeAt(workspace: SparkWorkspace, document: SparkDocument, offset: number): Completion {
  const { text, uri } = document;
  const span = wordAt(text, offset);
  if (isInTextOrComment(text, offset)) return { span, suggestions: [] };
  const others = workspace.documents.filter((each) => each.uri !== uri);
  const whole = `${text.slice(0, span.start)}${placeholder}${text.slice(span.end)}`;
  const found =
    locate(whole, uri, others, span.start) ??
    locate(closed(`${text.slice(0, span.start)}${placeholder}`), uri, others, span.start);
  if (!found) return { span, suggestions: [] };
  const { node, workspace: with_, isKeyword } = found;
  const suggestions = isKeyword ? keywords(node) : valueSuggestions(with_, node, span.start);
  return { span, suggestions: [...suggestions].sort((a, b) => a.rank - b.rank || order(a.label, b.label)) };
}

interface Located {
  readonly node: Node;
  readonly workspace: SparkWorkspace;
  readonly isKeyword: boolean;
}

/** The innermost statement that holds the placeholder, in the document that has it. */
function locate(
  text: string,
  uri: string,
  others: readonly SparkDocument[],
  offset: number,
): Located | undefined {
  const document = parseSpark(text, uri);
  const workspace = createWorkspace([document, ...others]);
  let innermost: Node | undefined;
  for (const node of allNodes(workspace.bound(document).roots)) {
    const { span } = node.statement;
    if (span.start <= offset && offset < span.end) innermost = node;
  }
  if (!innermost) return undefined;
  const isKeyword = innermost.statement.keyword.span.start === offset;
  return { node: innermost, workspace, isKeyword };
}

/** The text with the brackets closed that are open at its end. */
function closed(text: string): string {
  const closing: string[] = [];
  for (const { image } of sparkCoreServices().parser.Lexer.tokenize(text).tokens) {
    if (image === '{') closing.push('}');
    else if (image === '[') closing.push(']');
    else if (image === '(') closing.push(')');
    else if (image === closing.at(-1)) closing.pop();
  }
  return `${text} ${closing.reverse().join(' ')}`;
}

/** The word around an offset: what a person who completes is typing. */
export function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && /[A-Za-z0-9_?!]/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /[A-Za-z0-9_?!]/.test(text.charAt(end))) end++;
  return { start, end };
}

function isInTextOrComment(text: string, offset: number): boolean {
  const { tokens, hidden } = sparkCoreServices().parser.Lexer.tokenize(text.slice(0, offset));
  const last = [...tokens, ...hidden].reduce(
    (latest, token) => (latest && latest.startOffset > token.startOffset ? latest : token),
    tokens[0] ?? hidden[0],
  );
  if (!last) return false;
  const ends = last.startOffset + last.image.length;
  if (last.tokenType.name === 'SL_COMMENT') return ends === offset;
  if (last.tokenType.name === 'ML_COMMENT') return ends === offset && !last.image.endsWith('*/');
  // A quote that nothing closes is no token: what follows it on its line is the text being typed.
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).replace(/\\./g, '');
  return (line.split('"').length - 1) % 2 === 1;
}

/** Keywords that fit beside the placeholder's statement. Options that are set already are left out. */
function keywords(node: Node): readonly Suggestion[] {
  const owner = node.parent?.schema;
  if (node.parent && !owner) return [];
  const known = owner ? owner.children : node.document.vocabulary.root;
  const siblings = node.parent ? node.parent.children : node.document.roots;
  const present = new Set(siblings.flatMap(({ schema }) => (schema ? [schema.keyword] : [])));
  return [...known.values()]
    .filter(({ role, keyword }) => role === 'entity' || !present.has(keyword))
    .map((schema) => ({
      label: schema.keyword,
      kind: schema.role,
      detail: detailOf(schema),
      doc: describeKeyword(schema),
      snippet: keywordSnippet(schema),
      rank: schema.required ? 0 : { entity: 1, option: 2, section: 1 }[schema.role],
    }));
}

function detailOf(schema: StatementSchema): string {
  const [parameter] = schema.parameters;
  if (schema.role !== 'option' || !parameter) return signatureOf(schema);
  return `${schema.required ? 'required, ' : ''}${describeType(parameter.type)}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
