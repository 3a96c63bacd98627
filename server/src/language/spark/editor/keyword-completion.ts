/** Completion of keywords: what a block may hold and does not yet, also what definitions know that are not in use. */

import type { Names } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { childOf, composeMembers } from '../../../dsl/schema/compose.ts';
import { describeType } from '../../../dsl/schema/describe-type.ts';
import { childrenOf } from '../../../dsl/schema/inner-schemas.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';
import { withExtended } from '../../../dsl/schema/vocabulary.ts';
import { nameText } from '../../../dsl/syntax/syntax.ts';
import { addUse } from '../checks/add-use.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { Cursor } from './cursor.ts';
import { describeKeyword, signatureOf } from './describe.ts';
import { keywordSnippet, nameSnippet, optionStop } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';

/** Keywords that fit beside the placeholder's statement. What is there already and may not come again is left out. */
export function keywordSuggestions(
  node: Node,
  document: SparkDocument,
  { roots, workspace: { names } }: Pick<Cursor, 'roots' | 'workspace'>,
): readonly Suggestion[] {
  const { vocabulary } = node.document;
  const owner = node.parent ? node.parent.schema : vocabulary.document;
  if (!owner) return [];
  const siblings = node.parent ? [...node.parent.children, ...inOtherParts(node.parent, names)] : roots;
  const known = [...childrenOf(owner).values()].filter((schema) => isOpen(schema, siblings));
  if (isNamedArgument(node)) return known.filter(({ role }) => role === 'option').map(keywordSuggestion);
  return [...known.map(keywordSuggestion), ...fromOthers(node, owner, document)];
}

/** What may be there only once and is, in another part of an element that is split over files. */
function inOtherParts(part: Node, names: Names): readonly Node[] {
  if (part.parent) return [];
  const element = part.schema?.partial ? names.targetOf(part, 'of')?.node : part;
  const others = element ? names.partsOf(element).filter((each) => each !== part) : [];
  return others.flatMap(({ children }) => children.filter(({ schema }) => schema?.role !== 'section'));
}

/** Whether a node stands behind a comma, by its name. */
export function isNamedArgument({ parent, statement }: Node): boolean {
  return parent?.statement.named?.some(({ name }) => name === statement.keyword) ?? false;
}

/** Whether the values or the block of a statement are there already. */
export function hasContent({ statement: { args, assigned, body }, parent, document }: Node): boolean {
  const [first] = args;
  if (!first) return (assigned ?? body) !== undefined;
  // The keyword of the next statement would be taken for a value.
  const owner = parent ? parent.schema : document.vocabulary.document;
  const name = nameText(first);
  return name === undefined || owner === undefined || childOf(owner, name) === undefined;
}

/** The keyword alone. */
export function withoutContent(suggestion: Suggestion): Suggestion {
  return { ...suggestion, snippet: nameSnippet(suggestion.label) };
}

/** Options that may be given behind a comma, by name. */
export function inlineSuggestions({ schema, children, values }: Node, offset: number): readonly Suggestion[] {
  if (!schema || schema.role === 'option') return [];
  if (!values.some(({ expression }) => expression.span.start === offset)) return [];
  return [...schema.children.values()]
    .filter((child) => child.role === 'option' && isOpen(child, children))
    .map((child) => ({ ...keywordSuggestion(child), snippet: `${child.keyword}: ${stopFor(child)}` }));
}

function stopFor({ parameters: [parameter] }: StatementSchema): string {
  return parameter ? optionStop(parameter.type) : '$1';
}

/** Whether one more may stand beside those that are there. */
function isOpen({ role, keyword, singleton }: StatementSchema, siblings: readonly Node[]): boolean {
  if (role === 'entity' && !singleton) return true;
  return !siblings.some(({ schema }) => schema?.keyword === keyword);
}

/** A keyword with what it needs. */
export function keywordSuggestion(schema: StatementSchema): Suggestion {
  const old = schema.deprecated !== undefined;
  const rank = schema.required ? 0 : { entity: 1, option: 2, section: 1 }[schema.role];
  return {
    label: schema.keyword,
    kind: schema.role,
    detail: detailOf(schema),
    doc: describeKeyword(schema),
    snippet: keywordSnippet(schema),
    rank: old ? 4 : rank,
    ...(old ? { deprecated: true as const } : {}),
  };
}

/** What definitions that are not in use would bring here; to take it is to use them. */
function fromOthers(node: Node, owner: StatementSchema, document: SparkDocument): readonly Suggestion[] {
  const { available, used } = node.document.vocabulary;
  const path = pathOf(node);
  if (!path) return [];
  return [...available.values()].flatMap((schema) => {
    if (used.has(schema.name)) return [];
    const added =
      path.length === 0
        ? [schema.members]
        : schema.patches.filter((patch) => isSame(patch.path, path)).map(({ members }) => members);
    return added
      .flatMap((members) => composeMembers(members, schema, withExtended([schema.name], available)))
      .flatMap((each) => (each.topLevel ? [each, ...each.children.values()] : [each]))
      .filter(({ keyword }) => childOf(owner, keyword) === undefined)
      .map((each) => ({
        ...keywordSuggestion(each),
        detail: `uses ${schema.name}`,
        rank: 3,
        edits: addUse(schema.name, document).edits,
      }));
  });
}

/** The keywords around a node, from the top; `undefined` inside what is unknown. */
function pathOf(node: Node): readonly string[] | undefined {
  const path: string[] = [];
  for (let at = node.parent; at; at = at.parent) {
    if (!at.schema) return undefined;
    path.unshift(at.schema.keyword);
  }
  return path;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

function detailOf(schema: StatementSchema): string {
  const [parameter] = schema.parameters;
  if (schema.role !== 'option' || !parameter) return signatureOf(schema);
  return `${schema.required ? 'required, ' : ''}${describeType(parameter.type)}`;
}
