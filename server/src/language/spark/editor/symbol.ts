/** Symbols: the names under the cursor, where they are declared, and every place that uses them. */
import type { Span } from '../../../base/span.ts';
import {
  type Declaration,
  declarationsIn,
  declarationsOf,
  declaredAt,
  scopeOf,
} from '../../../dsl/names/names.ts';
import { type Node, nameOfNode } from '../../../dsl/nodes/bind.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { definedWordsIn } from './defined-words.ts';
import { writtenNode } from './document-words.ts';
import { boundOf } from './documents.ts';
import type { ImpliedName } from './implied-names.ts';
import { listsOf } from './listed-words.ts';
import { usesOf, wordsAt } from './uses.ts';

/** A name at an offset and what it means. */
export interface FoundSymbol {
  readonly name: string;
  readonly span: Span;
  /** Where it is declared; a state, for one, may be declared at several places. Empty when it leads nowhere. */
  readonly declarations: readonly Declaration[];
}

/** A place that names a symbol. */
export interface SymbolPlace {
  readonly uri: string;
  readonly span: Span;
  readonly declaration: Declaration;
  /** It is the declaration itself. */
  readonly declares: boolean;
  /** It is meant there by something that is called alike. */
  readonly implied?: ImpliedName;
}

/** The nodes whose statements hold the offset, outermost first. */
export function nodesAt(nodes: readonly Node[], offset: number): readonly Node[] {
  const inner = nodes.find(({ statement: { span } }) => span.start <= offset && offset <= span.end);
  return inner ? [inner, ...nodesAt(inner.children, offset)] : [];
}

/** The symbol at an offset. */
export function symbolAt(
  workspace: SparkWorkspace,
  document: SparkDocument,
  offset: number,
): FoundSymbol | undefined {
  const bound = workspace.bound(document);
  const node = nodesAt(bound.roots, offset).at(-1);
  return node && symbolOf(workspace, node, offset);
}

/** The symbol at an offset in the words of a node itself. */
export function symbolOf(workspace: SparkWorkspace, node: Node, offset: number): FoundSymbol | undefined {
  const found = symbolsIn(workspace, node).find(({ span }) => touches(span, offset));
  // `none` may be the name of a scheme, and if there is none, the value that a type lists.
  if (found && found.declarations.length > 0) return found;
  return definedWord(workspace, node, offset) ?? listedHere(node, offset) ?? found;
}

/** A word at the offset that is listed there. */
function listedHere(node: Node, offset: number): FoundSymbol | undefined {
  const declaration = listsOf(node)
    .flat()
    .find(({ span }) => touches(span, offset));
  return declaration && { ...declaration, declarations: [declaration] };
}

/** A word at the offset that a definition declares. */
function definedWord(workspace: SparkWorkspace, node: Node, offset: number): FoundSymbol | undefined {
  const word = definedWordsIn(node).find(({ span }) => touches(span, offset));
  const roots = word && boundOf(workspace, word.place.uri)?.roots;
  const definition = roots && nodesAt(roots, word.place.span.start).at(-1);
  if (!definition) return undefined;
  const { start } = word.place.span;
  const declarations = [
    ...declaredAt(definition).filter(isElementName),
    ...listsOf(definition).flat(),
  ].filter(({ span }) => span.start === start);
  return { name: word.text, span: word.span, declarations };
}

/** All symbols that a node's own values name. */
export function symbolsIn(workspace: SparkWorkspace, node: Node): readonly FoundSymbol[] {
  const used = node.events.flatMap((event): FoundSymbol[] => {
    if (event.event !== 'reference') return [];
    const { name, span } = event;
    const candidates = workspace.names.candidates(node, event) ?? [];
    const named = candidates.filter((candidate) => candidate.name === name);
    // What the document itself declares for all is among what all documents do.
    const declarations = [...new Map(named.map((each) => [keyOf(each), each])).values()];
    return [{ name, span, declarations }];
  });
  const declared = new Map<number, Declaration>();
  for (const declaration of declaredAt(node)) {
    if (declaration.written && !declared.has(declaration.span.start))
      declared.set(declaration.span.start, declaration);
  }
  return [
    ...used,
    ...[...declared.values()].map((declaration) => ({
      name: declaration.name,
      span: declaration.span,
      declarations: sameName(workspace, declaration),
    })),
  ];
}

/** Every declaration of the same name and kind beside a declaration, itself included. */
function sameName(workspace: SparkWorkspace, { kind, name, node }: Declaration): readonly Declaration[] {
  const scope = scopeOf(node, kind);
  const home = scope ? undefined : boundOf(workspace, node.document.uri);
  const all = scope ? declarationsIn(scope) : home && declarationsOf(home);
  return (all?.get(kind) ?? []).filter((declaration) => declaration.name === name);
}

/** Every place in the workspace that names a symbol, and the names made from it (`patient_id` from `patient`). */
export function placesOf(workspace: SparkWorkspace, symbol: FoundSymbol): readonly SymbolPlace[] {
  const wanted = new Set(symbol.declarations.map(keyOf));
  const elements = new Set(symbol.declarations.flatMap((each) => (isElementName(each) ? [each.node] : [])));
  const words = symbol.declarations.flatMap((declaration) =>
    wordsAt(workspace, { uri: declaration.node.document.uri, span: declaration.span }).map(
      ({ node, span }) => ({ uri: node.document.uri, span, declaration, declares: false }),
    ),
  );
  const references = [...new Set(symbol.declarations.map(({ node }) => writtenNode(node)))]
    .flatMap((node) => usesOf(workspace, node))
    .filter(({ target }) => wanted.has(keyOf(target)) || elements.has(writtenNode(target.node)))
    .map(({ node, span, target, implied }) => ({
      uri: node.document.uri,
      span,
      declaration: target,
      declares: false,
      ...(implied ? { implied } : {}),
    }));
  const declared = symbol.declarations
    .filter(({ written }) => written)
    .map((declaration) => ({
      uri: declaration.node.document.uri,
      span: declaration.span,
      declaration,
      declares: true,
    }));
  return unique([...declared, ...words, ...references]);
}

/** Whether a declaration is the name of its element, and not one that a value declares. */
export function isElementName({ node, span, written }: Declaration): boolean {
  return written && nameOfNode(node)?.span.start === span.start;
}

export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

function keyOf({ node, span, name, kind }: Declaration): string {
  return `${node.document.uri}\0${span.start}\0${kind}\0${name}`;
}

function unique(places: readonly SymbolPlace[]): readonly SymbolPlace[] {
  const seen = new Map<string, SymbolPlace>();
  for (const place of places) {
    const key = `${place.uri}\0${place.span.start}`;
    if (!seen.has(key)) seen.set(key, place);
  }
  return [...seen.values()];
}
