/** Symbols: the names under the cursor, where they are declared, and every place that uses them. */
import type { Span } from '../../../base/span.ts';
import { allNodes, type Node, nameOfNode } from '../../../dsl/bind.ts';
import { type Declaration, declarationsIn, declarationsOf, declaredAt, scopeOf } from '../../../dsl/names.ts';
import type { Place } from '../../../dsl/schema.ts';
import type { Name } from '../../../dsl/syntax.ts';
import type { SparkDocument } from '../parse.ts';
import type { SparkWorkspace } from '../workspace.ts';

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
  if (!node) return undefined;
  return (
    symbolsIn(workspace, node).find(({ span }) => touches(span, offset)) ??
    definedWord(workspace, node, offset)
  );
}

/** A keyword or the name of a function at the offset: a symbol that its definition declares. */
function definedWord(workspace: SparkWorkspace, node: Node, offset: number): FoundSymbol | undefined {
  const word = definedWordsIn(node).find(({ span }) => touches(span, offset));
  const document = word && workspace.documents.find(({ uri }) => uri === word.place.uri);
  if (!document) return undefined;
  const definition = nodesAt(workspace.bound(document).roots, word.place.span.start).at(-1);
  const declarations = definition ? declaredAt(definition).filter(isElementName) : [];
  return { name: word.text, span: word.span, declarations };
}

interface DefinedWord extends Name {
  /** Where its definition names it. */
  readonly place: Place;
}

/** The words of a node that a definition declares: its keyword, and the functions it calls. */
function definedWordsIn({ schema, statement, events }: Node): readonly DefinedWord[] {
  const keyword = schema?.place ? [{ ...statement.keyword, place: schema.place }] : [];
  const functions = events.flatMap((event): DefinedWord[] => {
    const [first] = event.event === 'call' ? event.call.path : [];
    return event.event === 'call' && event.schema?.place && first
      ? [{ ...first, place: event.schema.place }]
      : [];
  });
  return [...keyword, ...functions];
}

/** All symbols that a node's own values name. */
export function symbolsIn(workspace: SparkWorkspace, node: Node): readonly FoundSymbol[] {
  const used = node.events.flatMap((event): FoundSymbol[] => {
    if (event.event !== 'reference') return [];
    const { name, span, type } = event;
    const candidates = workspace.names.candidates(node, type) ?? [];
    return [{ name, span, declarations: candidates.filter((candidate) => candidate.name === name) }];
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
      declarations: sameName(declaration),
    })),
  ];
}

/** Every declaration of the same name and kind beside a declaration, itself included. */
function sameName({ kind, name, node }: Declaration): readonly Declaration[] {
  const scope = scopeOf(node, kind);
  const all = scope ? declarationsIn(scope) : declarationsOf(node.document);
  return (all.get(kind) ?? []).filter((declaration) => declaration.name === name);
}

/** Every place in the workspace that names a symbol, and the names made from it (`patient_id` from `patient`). */
export function placesOf(workspace: SparkWorkspace, symbol: FoundSymbol): readonly SymbolPlace[] {
  const wanted = new Set(symbol.declarations.map(keyOf));
  const elements = new Set(symbol.declarations.flatMap((each) => (isElementName(each) ? [each.node] : [])));
  const defined = new Map(
    symbol.declarations.map((each) => [`${each.node.document.uri}\0${each.span.start}`, each]),
  );
  const places: SymbolPlace[] = [];
  for (const document of workspace.documents) {
    for (const node of allNodes(workspace.bound(document).roots)) {
      for (const { span, place } of definedWordsIn(node)) {
        const declaration = defined.get(`${place.uri}\0${place.span.start}`);
        if (declaration) places.push({ uri: document.uri, span, declaration, declares: false });
      }
      for (const event of node.events) {
        if (event.event !== 'reference') continue;
        const target = workspace.names.resolve(node, event.type, event.name);
        if (target && (wanted.has(keyOf(target)) || elements.has(target.node)))
          places.push({ uri: document.uri, span: event.span, declaration: target, declares: false });
      }
    }
  }
  const declared = symbol.declarations
    .filter(({ written }) => written)
    .map((declaration) => ({
      uri: declaration.node.document.uri,
      span: declaration.span,
      declaration,
      declares: true,
    }));
  return unique([...declared, ...places]);
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
