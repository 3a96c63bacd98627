/** Whether a name is there already where something is about to be called by it. */
import { type Declaration, declarationsIn, declarationsOf, scopeOf } from '../../../dsl/names/names.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { boundOf } from './documents.ts';
import { isListed, listsOf } from './listed-words.ts';
import type { SymbolPlace } from './symbol.ts';
import { usesOf } from './uses.ts';

/** What is called `newName` already, of what is declared beside a declaration that is named at `places`. */
export function takenBy(
  workspace: SparkWorkspace,
  declaration: Declaration,
  places: readonly SymbolPlace[],
  newName: string,
): Declaration | undefined {
  if (isListed(declaration)) return beside(declaration).find(({ name }) => name === newName);
  return (
    inScope(workspace, declaration).find(({ name }) => name === newName) ??
    inOtherDocument(workspace, declaration, places, newName)
  );
}

/** The words that are listed with one. */
function beside({ node, span }: Declaration): readonly Declaration[] {
  return listsOf(node).find((list) => list.some((each) => each.span.start === span.start)) ?? [];
}

/** All parts of a block in a definition share their names: they are its keywords. */
const keywordKinds: readonly string[] = ['section', 'entity', 'option', 'arg'];

/** What is declared where a declaration is, of its kind. */
function inScope(workspace: SparkWorkspace, { node, kind }: Declaration): readonly Declaration[] {
  const isKeyword = node.schema?.definition === metaLanguage && keywordKinds.includes(kind);
  const kinds = isKeyword ? keywordKinds : [kind];
  const scope = scopeOf(node, kind);
  const home = boundOf(workspace, node.document.uri);
  const declared = scope
    ? [declarationsIn(scope), workspace.names.membersOf(scope)]
    : home
      ? [declarationsOf(home)]
      : [];
  return declared.flatMap((each) => kinds.flatMap((one) => each.get(one) ?? []));
}

/**
 * A workspace may hold several models, each with a `User` of its own. But definitions are for all documents, and so is what
 * other documents speak of.
 */
function inOtherDocument(
  workspace: SparkWorkspace,
  { node, kind }: Declaration,
  places: readonly SymbolPlace[],
  newName: string,
): Declaration | undefined {
  if (scopeOf(node, kind)) return undefined;
  const { uri } = node.document;
  const isForAll = kind === metaLanguage || places.some((place) => place.uri !== uri);
  return workspace.names.global(kind).find((other) => {
    const home = other.node.document.uri;
    if (other.name !== newName || home === uri) return false;
    return isForAll || usesOf(workspace, other.node).some((use) => use.node.document.uri !== home);
  });
}
