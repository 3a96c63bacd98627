/** What `manage_relationship` is told: what becomes of records that are given, and of those that are not. */
import type { CallValue } from '../../../model/definition/expression.ts';
import type {
  ActionDefinition,
  RelationshipDefinition,
  ResourceDefinition,
} from '../../../model/definition/resource.ts';
import { type Arguments, type Making, onlyRead, relationshipNamed } from '../../compiled/making.ts';
import { actionFor, resourceNamed } from '../../related.ts';

/** What to do, and the actions for it that the document names: of the destination, and of the join resource. */
export interface Rule {
  readonly what: string;
  readonly actions: readonly string[];
}

export interface ManageOptions {
  readonly argument: string;
  readonly relationship: RelationshipDefinition;
  readonly destination: ResourceDefinition;
  readonly join?: ResourceDefinition;
  readonly onLookup: Rule;
  readonly onNoMatch: Rule;
  readonly onMatch: Rule;
  readonly onMissing: Rule;
  /** Each a list of attributes by which given records are found, the most important first. */
  readonly keys: readonly (readonly string[])[];
  /** The attribute that a value stands for when it is given in place of a record. */
  readonly valueIsKey: string;
  readonly orderIsKey?: string;
  readonly joinKeys: readonly string[];
  readonly authorize: boolean;
  readonly couldBeRelated: boolean;
  readonly lookupAction?: string;
  readonly errorPath: readonly string[];
}

/** What the types of Ash come to: on_lookup, on_no_match, on_match, on_missing. */
const types: Readonly<Record<string, readonly [string, string, string, string]>> = {
  append_and_remove: ['relate', 'error', 'ignore', 'unrelate'],
  append: ['relate', 'error', 'ignore', 'ignore'],
  remove: ['ignore', 'error', 'unrelate', 'ignore'],
  direct_control: ['ignore', 'create', 'update', 'destroy'],
  create: ['ignore', 'create', 'ignore', 'ignore'],
};

/** @throws Error for what does not fit together */
export function manageOptions(args: Arguments, making: Making): ManageOptions {
  const argument = args.name('argument');
  if (!making.action.arguments.some(({ name }) => name === argument))
    throw new Error(`${making.action.name} has no argument ${argument}.`);
  const relationship = relationshipNamed(making, args.text('relationship') ?? argument);
  if (relationship.along) throw new Error(onlyRead(args, relationship));
  const destination = resourceNamed(making, relationship.destination);
  const type = args.text('type');
  const usual = type !== undefined && Object.hasOwn(types, type) ? types[type] : undefined;
  if (type !== undefined && !usual) throw new Error(`There is no type ${type} of managing relationships.`);
  const rule = (name: string, at: number): Rule =>
    ruleOf(args.value(name)) ?? { what: usual?.[at] ?? 'ignore', actions: [] };
  const lookupAction = args.text('on_lookup_read_action');
  const errorPath = args.names('error_path');
  const orderIsKey = args.text('order_is_key');
  const options: ManageOptions = {
    argument,
    relationship,
    destination,
    ...(relationship.through ? { join: resourceNamed(making, relationship.through) } : {}),
    onLookup: rule('on_lookup', 0),
    onNoMatch: rule('on_no_match', 1),
    onMatch: rule('on_match', 2),
    onMissing: rule('on_missing', 3),
    keys: keysOf(args, destination),
    valueIsKey: args.text('value_is_key') ?? primaryKeyOf(destination)[0] ?? 'id',
    ...(orderIsKey === undefined ? {} : { orderIsKey }),
    joinKeys: args.names('join_keys'),
    authorize: args.flag('authorize?', true),
    couldBeRelated: args.flag('could_be_related?', true),
    ...(lookupAction === undefined ? {} : { lookupAction }),
    errorPath: errorPath.length > 0 ? errorPath : [argument],
  };
  checkActions(options);
  return options;
}

/** `create`, or `[create, write]` with the names of actions. */
function ruleOf(value: CallValue | undefined): Rule | undefined {
  if (typeof value === 'string') return { what: value, actions: [] };
  if (!Array.isArray(value)) return undefined;
  const [what, ...actions] = value.filter((each): each is string => typeof each === 'string');
  return what === undefined ? undefined : { what, actions };
}

export function primaryKeyOf({ attributes }: ResourceDefinition): readonly string[] {
  return attributes.filter(({ primaryKey }) => primaryKey).map(({ name }) => name);
}

function keysOf(args: Arguments, destination: ResourceDefinition): readonly (readonly string[])[] {
  const named = [...args.names('identity_priority'), ...args.names('use_identities')];
  const wanted = named.length > 0 ? [...new Set(named)] : ['_primary_key'];
  return wanted.map((name) => {
    if (name === '_primary_key') return primaryKeyOf(destination);
    const identity = destination.identities.find((each) => each.name === name);
    if (!identity) throw new Error(`${destination.name} has no identity ${name}.`);
    return identity.keys;
  });
}

/** The actions that rules may come to are looked for now, so that nobody learns of a missing one when it is too late. */
function checkActions(options: ManageOptions): void {
  const { destination, join, onLookup, onNoMatch, onMatch, onMissing, relationship } = options;
  const linksHere = relationship.kind === 'has_many' || relationship.kind === 'has_one';
  if (onNoMatch.what === 'create') {
    createAction(options, onNoMatch);
    if (join) actionFor(join, 'create', onNoMatch.actions[1]);
  }
  if (onMatch.what === 'update') actionFor(destination, 'update', onMatch.actions[0]);
  if (onMatch.what === 'update_join' && join) actionFor(join, 'update', onMatch.actions[0]);
  if (onLookup.what === 'relate_and_update') updateOnLookup(options);
  if (onLookup.what !== 'ignore') {
    if (linksHere) actionFor(destination, 'update', onLookup.actions[0]);
    if (join) actionFor(join, 'create', onLookup.actions[0]);
  }
  for (const { what, actions } of [onMatch, onMissing]) {
    if (what === 'destroy') {
      actionFor(destination, 'destroy', actions[0]);
      if (join) actionFor(join, 'destroy', actions[1]);
    } else if (what === 'unrelate') {
      if (linksHere) actionFor(destination, 'update', actions[0]);
      if (join) actionFor(join, 'destroy', actions[0]);
    }
  }
}

/** The update of a record that was looked up; where nothing joins, it may be the one that connects as well. */
export function updateOnLookup({ destination, join, onLookup }: ManageOptions): ActionDefinition {
  const [first, second] = onLookup.actions;
  return actionFor(destination, 'update', second ?? (join ? undefined : first));
}

export function createAction({ destination }: ManageOptions, rule: Rule): ActionDefinition {
  return actionFor(destination, 'create', rule.actions[0]);
}
