/** Rename of a symbol everywhere: its declarations, its uses, and the names that are made from it. */
import type { Edit, Span } from '../../../base/span.ts';
import { type Declaration, scopeOf } from '../../../dsl/names/names.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import { nameText } from '../../../dsl/syntax/syntax.ts';
import { isBuiltIn } from '../built-in.ts';
import { quoteName, quotePath, quoteString, unquote } from '../reading/escape.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { wordsOf, writtenNode } from './document-words.ts';
import { documentOf } from './documents.ts';
import { editedWorkspace, type WorkspaceEdits } from './edited.ts';
import { conventionalKinds } from './kinds.ts';
import { listedKind, listedValue } from './listed-words.ts';
import { placesOfMadeNames } from './made-names.ts';
import { conflictOf } from './rename-conflict.ts';
import { sayStatement } from './say-place.ts';
import { type FoundSymbol, placesOf, type SymbolPlace, symbolAt } from './symbol.ts';

/** Why something cannot be renamed, in a sentence that says what to do. */
export interface Refused {
  readonly refused: string;
}

/** The span of the name at an offset that can be renamed, without its quotes, or why it cannot; `undefined` where there is no name. */
export function renameSpan(
  workspace: SparkWorkspace,
  document: SparkDocument,
  offset: number,
): Span | Refused | undefined {
  const symbol = symbolAt(workspace, document, offset);
  if (!symbol || symbol.declarations.length === 0) return undefined;
  const refused = whyNot(workspace, symbol);
  return refused === undefined ? withoutQuotes(document.text, symbol.span) : { refused };
}

/** The text of the span is what people are given to change. */
function withoutQuotes(text: string, { start, end }: Span): Span {
  const [quotes = ''] = /^(?:"""|["`])/.exec(text.slice(start, end)) ?? [];
  return { start: start + quotes.length, end: end - quotes.length };
}

/** The edits of a rename, or why it cannot be done. */
export function rename(
  workspace: SparkWorkspace,
  document: SparkDocument,
  offset: number,
  wanted: string,
): WorkspaceEdits | Refused {
  const symbol = symbolAt(workspace, document, offset);
  if (!symbol || symbol.declarations.length === 0)
    return { refused: 'There is no name here that is declared in the workspace.' };
  // Who writes quotes around it has seen them in the text.
  const newName = /^(["`])[\s\S]*\1$/.test(wanted.trim()) ? unquote(wanted.trim()) : wanted.trim();
  const refused = whyNot(workspace, symbol) ?? noName(newName) ?? known(symbol, newName);
  if (refused !== undefined) return { refused };
  if (newName === symbol.name) return new Map();
  const { declarations } = symbol;
  const places = placesOf(workspace, symbol);
  if (places.some(({ uri }) => isBuiltIn(uri))) return { refused: shipped(symbol) };
  // Dots are part of what has no owner, as `ash.resource`; behind an owner they lead on.
  const mayHaveDots = declarations.every(({ node, kind }) => scopeOf(node, kind) === undefined);
  const edits = new Map<string, Edit[]>();
  const edit = (uri: string, change: Edit) => {
    const others = edits.get(uri);
    if (others) others.push(change);
    else edits.set(uri, [change]);
  };
  const spelled = mayHaveDots ? quotePath : quoteName;
  const call = (uri: string, span: Span, name: string) => {
    const isString = documentOf(workspace, uri)?.text.charAt(span.start) === '"';
    edit(uri, { span, newText: isString ? quoteString(name) : spelled(name) });
  };
  for (const { uri, span, declaration, implied } of places)
    if (declaration.written && !implied) call(uri, span, newName);
  for (const { uri, at, text } of nowSaid(workspace, symbol, places, newName))
    edit(uri, { span: { start: at, end: at }, newText: text });
  let after = editedWorkspace(workspace, edits);
  // What names are made from the new one is seen when that is there.
  const made = placesOfMadeNames(workspace, after, edits);
  for (const place of made) call(place.uri, place.span, place.newName);
  if (made.length > 0) after = editedWorkspace(workspace, edits);
  const conflict = conflictOf({ workspace, declarations, places, newName, edits, after });
  return conflict === undefined ? edits : { refused: conflict };
}

/**
 * What has to be said, when of two names that were alike only one is changed: the new one by what meant it, the old one by what has
 * the new; and the new one where the old was meant because nothing else was said.
 */
function nowSaid(
  workspace: SparkWorkspace,
  { name, declarations }: FoundSymbol,
  places: readonly SymbolPlace[],
  newName: string,
): readonly { readonly uri: string; readonly at: number; readonly text: string }[] {
  const key = (uri: string, start: number) => `${uri}\0${start}`;
  const written = new Set(
    places.flatMap(({ uri, span, implied }) => (implied ? [] : [key(uri, span.start)])),
  );
  const declared = new Set(declarations.map(({ node }) => node));
  return workspace.documents.flatMap((document) =>
    (wordsOf(workspace.bound(document)).implied.get(name) ?? []).flatMap((implied) => {
      const { node, reference, said, byDefault } = implied;
      const target = workspace.names.resolve(node, reference);
      if (!target) return [];
      const isRenamed = !byDefault && written.has(key(document.uri, reference.span.start));
      if (isRenamed === (target.written && declared.has(target.node))) return [];
      return [
        { uri: document.uri, at: said.at, text: `${said.before}${quoteName(isRenamed ? name : newName)}` },
      ];
    }),
  );
}

/** Why a symbol cannot be renamed, whatever the new name. */
function whyNot(workspace: SparkWorkspace, symbol: FoundSymbol): string | undefined {
  const { declarations, name } = symbol;
  if (declarations.some(({ node }) => isBuiltIn(node.document.uri))) return shipped(symbol);
  const conventional = known(symbol, name);
  if (conventional !== undefined) return conventional;
  if (declarations.some(isKept))
    return `\`${name}\` is a value that records hold, and conditions and states may say it, too: change it where it is said.`;
  if (declarations.some(({ written }) => written)) return undefined;
  const [first] = declarations;
  if (!first) return undefined;
  const { document, statement } = writtenNode(first.node);
  const from = sayStatement(workspace, { uri: document.uri, span: statement.keyword.span });
  return `\`${name}\` is made from another name: rename that of ${from}.`;
}

/** A value of a data type of a model, as in `atom(one_of: [open, paid])`; those of options stand nowhere but in documents. */
function isKept({ kind, node }: Declaration): boolean {
  return kind === listedValue && node.schema?.definition !== metaLanguage;
}

function shipped({ name }: FoundSymbol): string {
  return `\`${name}\` is part of the prelude, the definitions that ship with the factory, which stay as they are.`;
}

/** What narrows a data type is known by its name. */
const narrowing: ReadonlySet<string> = new Set(['min', 'max', 'one_of']);

/** What the factory knows by its name is nothing else, and nothing else is that: some kinds, and what narrows data types. */
function known({ declarations }: FoundSymbol, name: string): string | undefined {
  const isNarrowing = ({ node: { schema, parent } }: Declaration) =>
    schema?.definition === metaLanguage &&
    schema.keyword === 'option' &&
    parent?.statement.keyword.text === 'function' &&
    parent.statement.args.slice(1).some((kind) => nameText(kind) === 'type');
  if (narrowing.has(name) && declarations.some(isNarrowing))
    return `The factory knows by the name \`${name}\` what narrows a data type: it stays as it is.`;
  if (!conventionalKinds.has(name) || !declarations.some(({ kind }) => kind === listedKind)) return undefined;
  return `The factory knows what is of the kind \`${name}\` by this name: it stays as it is.`;
}

/** Why nothing can be called so. Any other text can stand between back quotes. */
function noName(newName: string): string | undefined {
  if (newName === '') return 'A name needs at least one character.';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that no name should have
  if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(newName))
    return 'A name stands on one line, without control characters.';
  return undefined;
}
