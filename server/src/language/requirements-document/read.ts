/** Requirement documents from text: structure and places, and what is wrong with the structure. */
import type { ParseResult } from 'langium';
import type { Result } from '../../base/diagnostic.ts';
import type { RequirementsDocument } from '../../model/requirements.ts';
import type { RequirementsFile } from '../generated/ast.ts';
import { documentTooLarge } from './checks/document-too-large.ts';
import { checkEmptyDocument } from './checks/empty-document.ts';
import { checks } from './checks/index.ts';
import { toDocument } from './document.ts';
import type { RequirementsLexingError } from './lexer.ts';
import { requirementsCoreServices } from './services.ts';
import { type Flavour, flavourOf, visibleText } from './visible.ts';

/**
 * Reads a requirement document. Never throws; linear in the length of the text. A document of more than
 * two million characters, or fifty thousand parts, is not read: the one diagnostic says what to do.
 * @param uri names the project when the text does not, and says what of a file is read: of ordinary Markdown, its `req` fences.
 */
export function readRequirements(
  text: string,
  uri: string,
  flavour = flavourOf(uri),
): Result<RequirementsDocument> {
  const visible = visibleText(text, flavour);
  const parsed = requirementsCoreServices().parser.LangiumParser.parse<RequirementsFile>(visible);
  return fromParseResult(parsed, visible, uri, flavour);
}

/** More findings of one kind than this come from one cause, and would only drown the others. */
const mostOfAKind = 500;

/**
 * The document of a parse that was done elsewhere (by the language server).
 * @param text what is read of the file, see `visibleText`
 */
export function fromParseResult(
  parsed: ParseResult<RequirementsFile>,
  text: string,
  uri: string,
  flavour: Flavour = 'requirements',
): Result<RequirementsDocument> {
  const [document, places] = toDocument(parsed.value, text, uri);
  const refused = parsed.lexerErrors.some((error: RequirementsLexingError) => error.tooLarge);
  if (refused) return [document, [documentTooLarge(text)]];
  const subject = { parsed, text, document, ...places };
  // A Markdown file without requirements lacks nothing.
  const held = flavour === 'markdown' ? checks.filter((check) => check !== checkEmptyDocument) : checks;
  return [document, held.flatMap((check) => check(subject).slice(0, mostOfAKind))];
}
