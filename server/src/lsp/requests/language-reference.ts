/** `sparkFactory/languageReference`: the page of a language that a document defines or is written in. */
import { referencesOf } from '../../app/language-reference.ts';
import { builtInDocument } from '../../language/spark/index.ts';
import type { LanguageReferenceParams, LanguageReferenceResult } from '../protocol.ts';
import type { RequestHandler } from './context.ts';

export const languageReference: RequestHandler<LanguageReferenceParams, LanguageReferenceResult> = async (
  { texts },
  { uri, name },
) => {
  const built = builtInDocument(uri);
  const others = texts.all().filter((each) => each.uri !== uri && each.uri.endsWith('.spark'));
  const source = built ? { uri, text: built.text } : await texts.source(uri);
  const references = referencesOf([source, ...others]);
  const defined = references.definedIn(uri);
  const names = defined.length > 0 ? defined : references.usedIn(uri);
  const chosen = name ?? (names.length === 1 ? names[0] : undefined);
  const page = chosen === undefined ? undefined : references.write(chosen, 'markdown');
  return { names, ...(page ? { page: { name: page.name, markdown: page.text } } : {}) };
};
