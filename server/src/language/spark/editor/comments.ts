/** The comments of a document, which are no part of its tree. */
import { Kept } from '../../../base/kept.ts';
import type { Span } from '../../../base/span.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { sparkCoreServices } from '../reading/services.ts';

const comments = new Kept<SparkDocument, readonly Span[]>();

/** Every comment, in text order. */
export function commentsOf(document: SparkDocument): readonly Span[] {
  let known = comments.get(document);
  if (!known) {
    known = sparkCoreServices()
      .parser.Lexer.tokenize(document.text)
      .hidden.filter(({ tokenType }) => /_COMMENT$/.test(tokenType.name))
      .map(({ startOffset, image }) => ({ start: startOffset, end: startOffset + image.length }));
    comments.set(document, known);
  }
  return known;
}
