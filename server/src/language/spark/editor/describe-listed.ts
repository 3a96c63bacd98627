/** A word that a type lists, in words: whose value, key or kind it is, and what a comment beside it says of it. */

import type { Declaration } from '../../../dsl/names/names.ts';
import { elementName, type Node } from '../../../dsl/nodes/bind.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { commentsOf } from './comments.ts';
import { describeElement } from './describe.ts';
import { listedKey, listedKind } from './listed-words.ts';

/** `web`: value of option `channel`, the comment at it, and the option as it is written. */
export function describeListed(declaration: Declaration, document: SparkDocument): string {
  const { kind, name, node } = declaration;
  const owner = lister(node);
  const role = kind === listedKey ? 'key' : kind === listedKind ? 'kind' : 'value';
  const of = `${owner.statement.keyword.text} \`${elementName(owner) ?? ''}\``;
  return [
    `**\`${name}\`** · ${role} of ${of}`,
    commentAt(declaration, document),
    describeElement(owner, document.text),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

/** The nearest element with a name that a type stands in: an argument, an option, an attribute. */
function lister(node: Node): Node {
  for (let current: Node | undefined = node; current; current = current.parent)
    if (elementName(current) !== undefined) return current;
  return node;
}

/** The comment behind a word on its line, or on the lines of their own right before it. */
function commentAt({ span }: Declaration, document: SparkDocument): string | undefined {
  const { text } = document;
  const comments = commentsOf(document);
  const behind = comments.find(
    ({ start }) => span.end <= start && /^[ \t]*,?[ \t]*$/.test(text.slice(span.end, start)),
  );
  const lines: string[] = [];
  let before = span.start;
  for (const comment of comments.filter(({ end }) => end <= span.start).reverse()) {
    const line = text.slice(text.lastIndexOf('\n', comment.start - 1) + 1, comment.start);
    if (text.slice(comment.end, before).trim() !== '' || line.trim() !== '') break;
    lines.unshift(text.slice(comment.start, comment.end));
    before = comment.start;
  }
  const found = behind ? [text.slice(behind.start, behind.end)] : lines;
  const words = found.map((each) => each.replace(/^\/[/*]+\s*|\s*\*\/$/g, '').trim()).join(' ');
  return words === '' ? undefined : words;
}
