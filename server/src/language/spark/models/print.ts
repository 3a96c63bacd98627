/** Domain model → document, in the canonical layout: `readModel(printModel(m))` is `m`. */
import type {
  Action,
  Attribute,
  DomainModel,
  Identity,
  Policy,
  Relationship,
  Resource,
  StateMachine,
} from '../../../model/domain-model.ts';
import { type LayoutToken, layout } from '../layout/layout.ts';
import { call, list, literal, name, statement, string, type Tokens, type } from '../layout/tokens.ts';
import { isPlainName } from '../reading/escape.ts';

/** Extensions whose section has a definition of its own, which the document then uses. */
const extensionDefinitions: readonly string[] = ['json_api', 'graphql'];

/** The document of a model. Every definition it needs is in its `use` line. */
export function printModel(model: DomainModel): string {
  const roots = [domain(model), ...model.resources.map(resource)];
  const spaced = roots.flatMap(([first, ...rest]): LayoutToken[] =>
    first ? [{ ...first, blank: true }, ...rest] : [],
  );
  return layout([...statementOfUse(model), ...spaced]);
}

function statementOfUse({ resources }: DomainModel): Tokens {
  const some = (test: (resource: Resource) => boolean, definition: string) =>
    resources.some(test) ? [definition] : [];
  const definitions = [
    'ash.domain',
    'ash.resource',
    ...some(({ policies }) => policies.length > 0, 'ash.policies'),
    ...some(({ stateMachine }) => stateMachine !== undefined, 'ash.state_machine'),
    ...extensionDefinitions.flatMap((extension) =>
      some(({ extensions }) => extensions.includes(extension), `ash.${extension}`),
    ),
  ];
  const [first = '', ...rest] = definitions;
  const tokens: LayoutToken[] = [
    { text: 'use', role: 'statement' },
    { text: first, role: 'word' },
  ];
  for (const definition of rest) {
    tokens.push({ text: ',', role: 'comma', glued: true }, { text: definition, role: 'word' });
  }
  return tokens;
}

function domain({ name: domainName, requirements, resources }: DomainModel): Tokens {
  return statement('domain', [name(domainName)], {
    statements: [
      ...(requirements === undefined ? [] : [statement('requirements', [string(requirements)])]),
      option(
        'resources',
        resources.map((each) => each.name),
      ),
    ],
    inline: false,
  });
}

/** A part of a resource that is a statement of its own, for edits of documents that hold more than a model does. */
export interface PrintedMember {
  /** The section that it stands in; empty for what stands in the resource itself. */
  readonly section: string;
  /** Keyword and name, which tell members of one resource apart. */
  readonly key: string;
  readonly text: string;
}

/** Each member of a resource as a statement. */
export function printMembers(model: Resource): readonly PrintedMember[] {
  const own = (key: string, statements: readonly Tokens[]) =>
    statements.map((tokens) => ({ section: '', key, text: textOf(tokens) }));
  const each = <T extends { readonly name: string }>(
    section: string,
    members: readonly T[],
    print: (member: T) => Tokens,
  ) =>
    members.map((member) => {
      const tokens = print(member);
      return { section, key: `${tokens[0]?.text} ${member.name}`, text: textOf(tokens) };
    });
  return [
    ...own('description', model.doc === undefined ? [] : [statement('description', [string(model.doc)])]),
    ...own('satisfies', satisfies(model.satisfies)),
    ...own('extensions', model.extensions.length > 0 ? [option('extensions', model.extensions)] : []),
    ...each('attributes', model.attributes, attribute),
    ...each('relationships', model.relationships, relationship),
    ...each('identities', model.identities, identity),
    ...each('actions', model.actions, action),
    ...each(
      'policies',
      model.policies.map((each) => ({ ...each, name: `${each.effect} ${each.actions.join()}` })),
      policy,
    ),
    ...own('state_machine', model.stateMachine ? machine(model.stateMachine) : []),
  ];
}

/** A resource as a statement. */
export function printResource(model: Resource): string {
  return textOf(resource(model));
}

/** What a domain says of its resources. */
export function printResourceList(names: readonly string[]): string {
  return textOf(option('resources', names));
}

function textOf(tokens: Tokens): string {
  return layout(tokens).trimEnd();
}

function machine(model: StateMachine): readonly Tokens[] {
  return [statement('state_machine', [], { statements: stateMachine(model), inline: false })];
}

function resource(model: Resource): Tokens {
  const section = (keyword: string, statements: readonly Tokens[]) =>
    statements.length > 0 ? [statement(keyword, [], { statements, inline: false })] : [];
  return statement('resource', [name(model.name)], {
    statements: [
      ...(model.doc === undefined ? [] : [statement('description', [string(model.doc)])]),
      ...satisfies(model.satisfies),
      ...(model.extensions.length > 0 ? [option('extensions', model.extensions)] : []),
      ...section('attributes', [
        statement('uuid_primary_key', [name('id')]),
        ...model.attributes.map(attribute),
      ]),
      ...section('relationships', model.relationships.map(relationship)),
      ...section('identities', model.identities.map(identity)),
      ...section('actions', model.actions.map(action)),
      ...section('policies', model.policies.map(policy)),
      ...(model.stateMachine ? machine(model.stateMachine) : []),
    ],
    inline: false,
  });
}

function option(keyword: string, names: readonly string[]): Tokens {
  return statement(keyword, [list(names.map(name))]);
}

function satisfies(ids: readonly string[]): readonly Tokens[] {
  if (ids.length === 0) return [];
  return [statement('satisfies', [list(ids.map((id) => (isPlainName(id) ? name(id) : string(id))))])];
}

function attribute(model: Attribute): Tokens {
  return statement('attribute', [name(model.name), type(model.type)], {
    statements: [
      ...(model.allowNil ? [] : [statement('allow_nil?', [literal(false)])]),
      ...(model.public ? [statement('public?', [literal(true)])] : []),
      ...(model.default === undefined ? [] : [statement('default', [literal(model.default)])]),
      ...satisfies(model.satisfies),
    ],
    inline: true,
  });
}

function relationship(model: Relationship): Tokens {
  return statement(model.kind, [name(model.name), name(model.destination)], {
    statements: [
      ...(model.allowNil ? [] : [statement('allow_nil?', [literal(false)])]),
      ...(model.destinationAttribute === undefined
        ? []
        : [statement('destination_attribute', [name(model.destinationAttribute)])]),
      ...(model.through === undefined ? [] : [statement('through', [name(model.through)])]),
      ...satisfies(model.satisfies),
    ],
    inline: true,
  });
}

function identity(model: Identity): Tokens {
  return statement('identity', [name(model.name), list(model.keys.map(name))], {
    statements: satisfies(model.satisfies),
    inline: true,
  });
}

function action(model: Action): Tokens {
  return statement(model.kind, [name(model.name)], {
    statements: [
      ...(model.accept.length > 0 ? [option('accept', model.accept)] : []),
      ...(model.transitionTo === undefined
        ? []
        : [statement('change', [call('transition_state', [name(model.transitionTo)])])]),
      ...satisfies(model.satisfies),
    ],
    inline: true,
  });
}

/** A policy that only forbids would let nobody pass, so whom it does not name is authorized at its end. */
function policy(model: Policy): Tokens {
  return statement('policy', [list(model.actions.map(name))], {
    statements: [
      ...model.roles.map((role) =>
        statement(model.effect, [call('actor_attribute_equals', [name('role'), name(role)])]),
      ),
      ...(model.effect === 'forbid_if' ? [statement('authorize_if', [call('always', [])])] : []),
      ...satisfies(model.satisfies),
    ],
    inline: true,
    always: true,
  });
}

function stateMachine(model: StateMachine): readonly Tokens[] {
  const transitions = model.transitions.map((transition) =>
    statement('transition', [name(transition.action)], {
      statements: [
        option('from', transition.from),
        statement('to', [name(transition.to)]),
        ...satisfies(transition.satisfies),
      ],
      inline: true,
    }),
  );
  return [
    option('initial_states', model.initialStates),
    statement('default_initial_state', [name(model.defaultInitialState)]),
    ...(model.stateAttribute === 'state' ? [] : [statement('state_attribute', [name(model.stateAttribute)])]),
    ...(transitions.length > 0
      ? [statement('transitions', [], { statements: transitions, inline: false })]
      : []),
  ];
}
