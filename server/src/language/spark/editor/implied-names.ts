/**
 * Names that are not written where they are meant: `define register` means the action `register`, since its definition says
 * `option action: reference(action) = ^name`, and a `belongs_to` means the attribute `id`, since that is the default. When what is
 * meant gets another name, that has to be said.
 */
import { type Node, valueIn, writtenValue } from '../../../dsl/nodes/bind.ts';
import { childrenOf } from '../../../dsl/schema/inner-schemas.ts';
import type { FunctionSchema, Parameter, StatementSchema } from '../../../dsl/schema/schema.ts';
import {
  dotted,
  type Expression,
  isPlain,
  type NameExpression,
  type Statement,
} from '../../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import { visitValue } from '../../../dsl/values/value.ts';
import type { ReferenceEvent, ValueEvent } from '../../../dsl/values/value-event.ts';

export interface ImpliedName {
  readonly node: Node;
  /** What would be written; its place is that of the name that it is called alike, or of the keyword when that is always meant. */
  readonly reference: ReferenceEvent;
  /** It is meant because nothing else is said, whatever is called so. */
  readonly byDefault: boolean;
  /** What says it: behind which offset, and in front of the name. */
  readonly said: { readonly at: number; readonly before: string };
}

/** The names that the words of a node itself imply. */
export function impliedIn(node: Node): readonly ImpliedName[] {
  return [...inOptions(node), ...node.events.flatMap((event) => inCall(node, event))];
}

/** `define register`: an option that is left out. */
function inOptions(node: Node): readonly ImpliedName[] {
  const { schema, statement } = node;
  if (!schema) return [];
  return optionsAlike(schema).flatMap(({ name, type, of }) => {
    if (writtenValue(node, name)) return [];
    const byDefault = typeof of !== 'string';
    const value = byDefault ? { ...of, span: statement.keyword.span } : valueIn(node, of)?.expression;
    const said = placeToSay(name, statement);
    return value && said ? implied({ node, byDefault, said }, value, type) : [];
  });
}

/** Behind the arguments, and where there are none, first in the block. */
function placeToSay(
  option: string,
  { named, assigned, args, body }: Statement,
): ImpliedName['said'] | undefined {
  const last = named?.at(-1) ?? assigned ?? args.at(-1);
  if (last) return { at: last.span.end, before: `, ${option}: ` };
  return body && { at: body.span.start + 1, before: ` ${option} ` };
}

/** `manage_relationship(books)`: an argument that is left out. */
function inCall(node: Node, event: ValueEvent): readonly ImpliedName[] {
  if (event.event !== 'call' || !event.schema) return [];
  const alike = argumentsAlike(event.schema);
  if (alike.length === 0) return [];
  const given = matchArguments(event.call, event.schema);
  return alike.flatMap(({ name, type, of }) => {
    const from = given.find(({ parameter }) => parameter?.name === of);
    if (!from || given.some(({ parameter }) => parameter?.name === name)) return [];
    const said = { at: from.argument.span.end, before: `, ${name}: ` };
    return implied({ node, byDefault: false, said }, from.argument.value, type);
  });
}

function implied(
  how: Omit<ImpliedName, 'reference'>,
  value: Expression,
  type: Parameter['type'],
): readonly ImpliedName[] {
  const reference = visitValue(value, type, how.node.document.vocabulary).findLast(
    (event) => event.event === 'reference',
  );
  return reference?.event === 'reference' ? [{ ...how, reference }] : [];
}

/** A parameter or option that is called like another when it is left out, or by a name of its own. */
interface Alike<Of = string> {
  readonly name: string;
  readonly type: Parameter['type'];
  readonly of: Of;
}

const ofSchemas = new WeakMap<StatementSchema, readonly Alike<string | NameExpression>[]>();

function optionsAlike(schema: StatementSchema): readonly Alike<string | NameExpression>[] {
  let known = ofSchemas.get(schema);
  if (!known) {
    known = [...childrenOf(schema).values()].flatMap(({ role, keyword, parameters: [value], ...option }) =>
      role === 'option' && value
        ? [
            ...alike({ ...value, name: keyword }, option.default),
            ...named({ ...value, name: keyword }, option.default),
          ]
        : [],
    );
    ofSchemas.set(schema, known);
  }
  return known;
}

const ofFunctions = new WeakMap<FunctionSchema, readonly Alike[]>();

function argumentsAlike(schema: FunctionSchema): readonly Alike[] {
  let known = ofFunctions.get(schema);
  if (!known) {
    const all = [...schema.parameters, ...schema.options.values()];
    known = all.flatMap((parameter) => alike(parameter, parameter.default));
    ofFunctions.set(schema, known);
  }
  return known;
}

function alike({ name, type }: Parameter, value: Expression | undefined): readonly Alike[] {
  const isAlike = value?.kind === 'template' && !value.target.args;
  return isAlike ? [{ name, type, of: dotted(value.target) }] : [];
}

/** The default of a value that can be a name from elsewhere. */
function named({ name, type }: Parameter, value: Expression | undefined): readonly Alike<NameExpression>[] {
  return value && isPlain(value) && mayRefer(type) ? [{ name, type, of: value }] : [];
}

function mayRefer(type: Parameter['type']): boolean {
  switch (type.kind) {
    case 'reference':
      return true;
    case 'list':
    case 'wrap_list':
      return mayRefer(type.of);
    case 'any_of':
    case 'all_of':
      return type.types.some(mayRefer);
    default:
      return false;
  }
}
