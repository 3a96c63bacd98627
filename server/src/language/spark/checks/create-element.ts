/** The fix that creates the element that a reference speaks of and that is nowhere: at the top, or in the element that it would belong to. */
import type { Fix } from '../../../base/diagnostic.ts';
import type { Names } from '../../../dsl/names/names.ts';
import { type BoundDocument, elementName, type Node } from '../../../dsl/nodes/bind.ts';
import {
  nameParameter,
  type OptionType,
  type Parameter,
  type StatementSchema,
} from '../../../dsl/schema/schema.ts';
import { exampleOf, type KnownName } from '../../../dsl/values/example.ts';
import { insertStatement } from '../actions/insert-statement.ts';
import { inSections, placeFor } from '../actions/place-for.ts';
import { quoteName, quoteString } from '../reading/escape.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { CheckContext } from './check.ts';
import { knownAtTop } from './fitting-value.ts';

/** One fix for each kind of top element that would declare the name, with what such an element requires. */
export function createElement(
  name: string,
  kind: string,
  { vocabulary }: BoundDocument,
  names: Names,
  { text }: SparkDocument,
): readonly Fix[] {
  const known = knownAtTop(names, vocabulary);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const schemas = new Set(vocabulary.document.children.values());
  return [...schemas].flatMap((schema) => {
    const statement = schema.kinds.includes(kind) ? statementFor(name, schema, known) : undefined;
    if (statement === undefined) return [];
    const before = text.endsWith('\n') ? newline : newline + newline;
    return [
      {
        title: `Create \`${schema.keyword} ${name}\``,
        edits: [
          { span: { start: text.length, end: text.length }, newText: `${before}${statement}${newline}` },
        ],
      },
    ];
  });
}

/** One fix that creates an element in another one, in the section for such elements. */
export function createInside(
  name: string,
  kind: string,
  owner: Node,
  { names, document: { text } }: Pick<CheckContext, 'names' | 'document'>,
): readonly Fix[] {
  const known = knownAtTop(names, owner.document.vocabulary);
  const isOf = ({ kinds }: StatementSchema) => kinds.includes(kind);
  // An attribute is an `attribute` before it is any other of the kind.
  const place = placeFor(owner, (schema) => isOf(schema) && schema.keyword === kind) ?? placeFor(owner, isOf);
  const statement = place && statementFor(name, place.schema, known)?.replace(/ \{\}$/, '');
  if (!place || statement === undefined) return [];
  const edits = insertStatement(place.within.statement, inSections(statement, place.missing), text);
  const ofOwner = elementName(owner) ?? owner.statement.keyword.text;
  return [{ title: `Create \`${place.schema.keyword} ${name}\` in \`${ofOwner}\``, edits }];
}

/** `undefined` when it cannot be named, or needs the name of yet another element that is nowhere. */
function statementFor(name: string, schema: StatementSchema, known: KnownName): string | undefined {
  const naming = nameParameter(schema);
  const { parameters, children } = schema;
  const needed = parameters.slice(0, parameters.findLastIndex(({ required }) => required) + 1);
  const options = [...new Set(children.values())].filter(({ required }) => required);
  const values = [...needed, ...options.flatMap((option) => option.parameters)];
  if (!naming || !needed.includes(naming)) return undefined;
  if (values.some((value) => value !== naming && isOpen(value.type, known))) return undefined;
  const spelled = ({ type }: Parameter) => (type.kind === 'string' ? quoteString(name) : quoteName(name));
  const args = needed
    .map((parameter) => (parameter === naming ? spelled(naming) : exampleOf(parameter.type, known)))
    .map((value, index) => `${[' ', ': '][index] ?? ', '}${value}`);
  const inner = options.map(
    ({ keyword, parameters: [value] }) => `${keyword}${value ? ` ${exampleOf(value.type, known)}` : ''}`,
  );
  return `${schema.keyword}${args.join('')} {${inner.map((each) => ` ${each} `).join('')}}`;
}

/** Whether nothing is known that a name in the value could mean. */
function isOpen(type: OptionType, known: KnownName): boolean {
  switch (type.kind) {
    case 'reference':
    case 'call':
      return known(type) === undefined;
    case 'list':
    case 'wrap_list':
      return isOpen(type.of, known);
    case 'any_of':
    case 'all_of':
      return type.types.some((each) => isOpen(each, known));
    case 'tuple':
      return type.items.some((each) => isOpen(each, known));
    default:
      return false;
  }
}
