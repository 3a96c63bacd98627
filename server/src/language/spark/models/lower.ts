/** Document → domain model: takes what the model can hold, and leaves what it cannot to the document. */
import { type Block, dotted, type Expression, nameText, type Statement } from '../../../dsl/syntax/syntax.ts';
import type {
  Action,
  ActionKind,
  Attribute,
  DomainModel,
  Identity,
  Policy,
  Relationship,
  RelationshipKind,
  Resource,
  StateMachine,
} from '../../../model/domain-model.ts';
import { literalOf, typeOf } from './literal.ts';
import { wholeStatements } from './whole.ts';

const relationshipKinds: ReadonlySet<string> = new Set<RelationshipKind>([
  'belongs_to',
  'has_one',
  'has_many',
  'many_to_many',
]);
const actionKinds: ReadonlySet<string> = new Set<ActionKind>(['create', 'read', 'update', 'destroy']);

/** The model of a document. Without a `domain` it has the empty name. */
export function lowerModel(statements: readonly Statement[]): DomainModel {
  const root: Block = { statements: wholeStatements(statements), span: { start: 0, end: 0 } };
  const [domain] = named(root, 'domain');
  const requirements = domain ? stringOption(domain, 'requirements') : undefined;
  return {
    name: domain ? nameOf(domain) : '',
    ...(requirements === undefined ? {} : { requirements }),
    resources: named(root, 'resource').map(resource),
  };
}

function resource(statement: Statement): Resource {
  const doc = stringOption(statement, 'description') ?? stringOption(statement, 'doc');
  const [machine] = named(statement.body, 'state_machine');
  return {
    name: nameOf(statement),
    ...(doc === undefined ? {} : { doc }),
    extensions: namesOption(statement, 'extensions'),
    attributes: inSection(statement, 'attributes', ['attribute']).map(attribute),
    relationships: inSection(statement, 'relationships', relationshipKinds).map(relationship),
    identities: inSection(statement, 'identities', ['identity']).map(identity),
    actions: actionsOf(statement),
    policies: inSection(statement, 'policies', ['policy']).map(policy),
    ...(machine ? { stateMachine: stateMachine(machine) } : {}),
    satisfies: namesOption(statement, 'satisfies'),
  };
}

function attribute(statement: Statement): Attribute {
  const value = option(statement, 'default');
  const literal = value && literalOf(value);
  return {
    name: nameOf(statement),
    type: typeOf(argument(statement, 1, 'type')) ?? { name: 'string', constraints: {} },
    allowNil: booleanOption(statement, 'allow_nil?', true),
    public: booleanOption(statement, 'public?', false),
    ...(literal === undefined ? {} : { default: literal }),
    satisfies: namesOption(statement, 'satisfies'),
  };
}

function relationship(statement: Statement): Relationship {
  const destinationAttribute = nameOption(statement, 'destination_attribute');
  const through = nameOption(statement, 'through');
  return {
    kind: statement.keyword.text as RelationshipKind,
    name: nameOf(statement),
    destination: textOf(argument(statement, 1, 'destination')),
    allowNil: booleanOption(statement, 'allow_nil?', true),
    ...(destinationAttribute === undefined ? {} : { destinationAttribute }),
    ...(through === undefined ? {} : { through }),
    satisfies: namesOption(statement, 'satisfies'),
  };
}

function identity(statement: Statement): Identity {
  return {
    name: nameOf(statement),
    keys: namesOf(argument(statement, 1, 'keys')),
    satisfies: namesOption(statement, 'satisfies'),
  };
}

/** The actions that are written, and those of `defaults`, which are called as their kind is. */
function actionsOf(owner: Statement): readonly Action[] {
  const written = inSection(owner, 'actions', actionKinds).map(action);
  const names = new Set(written.map(({ name }) => name));
  const defaults = named(owner.body, 'actions')
    .flatMap((section) => defaultsOf(option(section, 'defaults')))
    .filter(({ name }) => !names.has(name));
  return [...written, ...defaults];
}

/** `[read, create: [name]]`: kinds, each perhaps with what it accepts. */
function defaultsOf(value: Expression | undefined): readonly Action[] {
  if (value?.kind !== 'list') return [];
  return value.items.flatMap(({ name, value: item }) => {
    const kind = name?.text ?? textOf(item);
    if (!isActionKind(kind)) return [];
    const accept = name ? namesOf(item).filter((each) => each !== '*') : [];
    return [{ kind, name: kind, accept, satisfies: [] }];
  });
}

function isActionKind(kind: string): kind is ActionKind {
  return actionKinds.has(kind);
}

function action(statement: Statement): Action {
  const transitionTo = named(statement.body, 'change')
    .map(({ args: [change] }) => callArgument(change, 'transition_state', 0))
    .find((state) => state !== undefined);
  return {
    kind: statement.keyword.text as ActionKind,
    name: nameOf(statement),
    accept: namesOption(statement, 'accept'),
    ...(transitionTo === undefined ? {} : { transitionTo }),
    satisfies: namesOption(statement, 'satisfies'),
  };
}

/** `authorize_if always()` at the end is how a policy that only forbids lets the others pass. */
function policy(statement: Statement): Policy {
  const roles = (effect: Policy['effect']) =>
    named(statement.body, effect).flatMap(({ args: [check] }) => {
      const role = callArgument(check, 'actor_attribute_equals', 1);
      return role === undefined ? [] : [role];
    });
  const forbidden = roles('forbid_if');
  const authorized = roles('authorize_if');
  const always = named(statement.body, 'authorize_if').some(
    ({ args: [check] }) => check?.kind === 'name' && dotted(check) === 'always',
  );
  const forbids = forbidden.length > 0 || (authorized.length === 0 && always);
  return {
    actions: actionsIn(argument(statement, 0, 'condition')),
    roles: forbids ? forbidden : authorized,
    effect: forbids ? 'forbid_if' : 'authorize_if',
    satisfies: namesOption(statement, 'satisfies'),
  };
}

/** The actions that a policy is about, by their names alone or in the check `action(book, cancel)`. */
function actionsIn(condition: Expression | undefined): readonly string[] {
  const items = condition?.kind === 'list' ? condition.items.map(({ value }) => value) : [condition];
  return items.flatMap((item) =>
    item?.kind === 'name' && item.args && dotted(item) === 'action'
      ? item.args.flatMap(({ value }) => namesOf(value))
      : namesOf(item),
  );
}

function stateMachine(statement: Statement): StateMachine {
  const initialStates = namesOption(statement, 'initial_states');
  return {
    initialStates,
    defaultInitialState: nameOption(statement, 'default_initial_state') ?? initialStates[0] ?? '',
    stateAttribute: nameOption(statement, 'state_attribute') ?? 'state',
    transitions: inSection(statement, 'transitions', ['transition']).map((transition) => ({
      action: nameOf(transition),
      from: namesOption(transition, 'from'),
      to: nameOption(transition, 'to') ?? '',
      satisfies: namesOption(transition, 'satisfies'),
    })),
  };
}

function named(block: Block | undefined, keyword: string): readonly Statement[] {
  return block?.statements.filter((statement) => statement.keyword.text === keyword) ?? [];
}

function inSection(owner: Statement, section: string, keywords: Iterable<string>): readonly Statement[] {
  const wanted = new Set(keywords);
  return named(owner.body, section).flatMap(
    ({ body }) => body?.statements.filter(({ keyword }) => wanted.has(keyword.text)) ?? [],
  );
}

function option(owner: Statement, keyword: string): Expression | undefined {
  return named(owner.body, keyword)[0]?.args[0];
}

function textOf(expression: Expression | undefined): string {
  return (expression && nameText(expression)) ?? '';
}

/** The name that a statement declares, as an argument or in its block. */
export function nameOf(statement: Statement): string {
  return textOf(argument(statement, 0, 'name') ?? option(statement, 'action'));
}

/** An argument, which may stand in the block as well. */
function argument(statement: Statement, index: number, name: string): Expression | undefined {
  return statement.args[index] ?? option(statement, name);
}

/** Names of a list; one name alone counts as a list of one. */
function namesOf(expression: Expression | undefined): readonly string[] {
  if (expression === undefined) return [];
  const values = expression.kind === 'list' ? expression.items.map(({ value }) => value) : [expression];
  return values.flatMap((value) => nameText(value) ?? []);
}

function namesOption(owner: Statement, keyword: string): readonly string[] {
  return namesOf(option(owner, keyword));
}

function nameOption(owner: Statement, keyword: string): string | undefined {
  const value = option(owner, keyword);
  return value && nameText(value);
}

function stringOption(owner: Statement, keyword: string): string | undefined {
  const value = option(owner, keyword);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

function booleanOption(owner: Statement, keyword: string, otherwise: boolean): boolean {
  const value = option(owner, keyword);
  return value?.kind === 'literal' && typeof value.value === 'boolean' ? value.value : otherwise;
}

/** The name that is the argument at `index` of a call of `callee`. */
function callArgument(call: Expression | undefined, callee: string, index: number): string | undefined {
  if (call?.kind !== 'name' || dotted(call) !== callee) return undefined;
  const value = call.args?.[index]?.value;
  return value && nameText(value);
}
