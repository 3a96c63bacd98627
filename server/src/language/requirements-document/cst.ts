/** Where tokens stand in a syntax tree. */
import { type AstNode, isCompositeCstNode, isLeafCstNode } from 'langium';
import type { Span } from '../../base/span.ts';
import type { TokenName } from './scan.ts';

/** The place of a node's first token of a kind. Looks at its own tokens only, unlike Langium's search by property. */
export function placeOf(node: AstNode, token: TokenName, within = node.$cstNode): Span | undefined {
  if (!isCompositeCstNode(within)) return undefined;
  for (const child of within.content) {
    if (isLeafCstNode(child)) {
      if (child.tokenType.name === token) return { start: child.offset, end: child.end };
    } else if (child.astNode === node) {
      // A rule that only calls another one leaves a layer around what that one read.
      return placeOf(node, token, child);
    }
  }
  return undefined;
}

/** The places of all of a node's own tokens, in the order of the text. */
export function tokensOf(node: AstNode, within = node.$cstNode): readonly Span[] {
  if (!isCompositeCstNode(within)) return [];
  return within.content.flatMap((child) => {
    if (isLeafCstNode(child)) return [{ start: child.offset, end: child.end }];
    return child.astNode === node ? tokensOf(node, child) : [];
  });
}
