/**
 * Definitions → the schema of documents that use them: mixins put in, patches applied, and recursive elements given
 * what may stand beside them.
 */
import {
  type DslSchema,
  type Member,
  metaLanguage,
  type Parameter,
  type StatementDefinition,
  type StatementSchema,
} from './schema.ts';

export interface Composition {
  /** The document itself: its children are what may stand at the top. */
  readonly document: StatementSchema;
  /** The keywords that patches would bring to what is not there. */
  readonly lost: ReadonlySet<string>;
}

/** What includes a mixin that is not there, so that nobody knows all that it may hold. */
const lacking = new WeakSet<StatementSchema>();

/** Whether something of a block is missing in its definition. */
export function lacksMembers(schema: StatementSchema): boolean {
  return lacking.has(schema);
}

/** A schema while it is put together. */
interface Draft extends StatementSchema {
  readonly parameters: Parameter[];
  readonly children: Map<string, StatementSchema>;
}

/** Puts definitions together, those that others extend first. What is given twice counts as the later says. */
export function compose(schemas: readonly DslSchema[]): Composition {
  const composer = new Composer(schemas);
  return { document: composer.document(), lost: composer.lost };
}

const composed = new WeakMap<readonly Member[], readonly StatementSchema[]>();

/** What members of a definition come to by themselves, as they would be beside `schemas`. */
export function composeMembers(
  members: readonly Member[],
  schema: DslSchema,
  schemas: readonly DslSchema[],
): readonly StatementSchema[] {
  let known = composed.get(members);
  if (!known) {
    known = new Composer(schemas).members(members, schema);
    composed.set(members, known);
  }
  return known;
}

class Composer {
  readonly #schemas: readonly DslSchema[];
  readonly #drafts = new Map<StatementDefinition, Draft>();
  /** What is known as a draft and may be changed, by what others see. */
  readonly #open = new Map<StatementSchema, Draft>();
  /** Recursive elements that have what is beside them already. */
  readonly #copies = new Set<StatementSchema>();
  readonly lost = new Set<string>();

  constructor(schemas: readonly DslSchema[]) {
    this.#schemas = schemas;
  }

  document(): StatementSchema {
    const acyclic = this.#schemas.flatMap((schema) => schema.acyclic ?? []);
    const document = draft({
      ...{ role: 'section', keyword: '', kinds: [], required: false, fixed: new Map() },
      ...(acyclic.length > 0 ? { acyclic } : {}),
    });
    for (const schema of this.#schemas) this.#addAll(document, schema.members, schema, new Set());
    for (const schema of this.#schemas) {
      for (const { path, members } of schema.patches) {
        const target = this.#at(document, path);
        if (target) this.#addAll(target, members.filter(isNewTo(target)), schema, new Set());
        else
          for (const each of members) if (each.member === 'statement') this.lost.add(each.definition.keyword);
      }
    }
    this.#recur(document, new Set());
    return document;
  }

  members(members: readonly Member[], schema: DslSchema): readonly StatementSchema[] {
    const owner = draft({ role: 'section', keyword: '', kinds: [], required: false, fixed: new Map() });
    this.#addAll(owner, members, schema, new Set());
    return [...owner.children.values()];
  }

  /** The draft at a path of keywords. */
  #at(from: Draft, path: readonly string[]): Draft | undefined {
    let current: Draft | undefined = from;
    for (const keyword of path) {
      const child: StatementSchema | undefined = current?.children.get(keyword);
      current = child && this.#open.get(child);
    }
    return current;
  }

  /** `included` are the mixins on the way here: one that includes itself adds nothing more. */
  #addAll(into: Draft, members: readonly Member[], schema: DslSchema, included: ReadonlySet<unknown>): void {
    for (const member of members) {
      switch (member.member) {
        case 'argument':
          if (!into.parameters.some(({ name }) => name === member.parameter.name))
            into.parameters.push(member.parameter);
          break;
        case 'statement':
          this.#addStatement(into, member.definition, schema);
          break;
        case 'include': {
          const mixin = this.#mixin(member.mixin, schema);
          if (!mixin) lacking.add(into);
          else if (!included.has(mixin.members))
            this.#addAll(into, mixin.members, mixin.schema, new Set([...included, mixin.members]));
          break;
        }
      }
    }
  }

  /** Statements that several definitions know under one keyword become one, which has the children of all. */
  #addStatement(into: Draft, definition: StatementDefinition, schema: DslSchema): void {
    const present = into.children.get(definition.keyword);
    // What every document knows (`use`, `fragment`, `dsl`) stays what it is.
    if (present?.definition === metaLanguage && schema.name !== metaLanguage) return;
    const target = present && this.#open.get(present);
    if (target && present.role !== 'option' && definition.role !== 'option') {
      if (this.#drafts.get(definition) !== target)
        this.#addAll(target, definition.members, schema, new Set());
    } else into.children.set(definition.keyword, this.#draftOf(definition, schema));
  }

  #draftOf(definition: StatementDefinition, schema: DslSchema): Draft {
    const known = this.#drafts.get(definition);
    if (known) return known;
    const made = draft(definition);
    if (definition.value) made.parameters.push(definition.value);
    this.#drafts.set(definition, made);
    this.#open.set(made, made);
    this.#addAll(made, definition.members, schema, new Set());
    for (const name of made.fixed.keys()) made.children.delete(name);
    return made;
  }

  /** A mixin of the definition itself, or else of one that is in use with it. */
  #mixin(name: string, schema: DslSchema) {
    for (const each of [schema, ...this.#schemas]) {
      const members = each.mixins.get(name);
      if (members) return { members, schema: each };
    }
    return undefined;
  }

  /** Gives recursive elements the elements beside them. Each owner gets a copy of its own, since others differ. */
  #recur(owner: Draft, seen: Set<StatementSchema>): void {
    if (seen.has(owner)) return;
    seen.add(owner);
    const elements = [...owner.children].filter(([, child]) => child.role === 'entity');
    const copies: Draft[] = [];
    for (const [keyword, child] of elements) {
      if (child.recursive !== true || this.#copies.has(child)) continue;
      const copy = { ...child, parameters: [...child.parameters], children: new Map(child.children) };
      this.#open.set(copy, copy);
      this.#copies.add(copy);
      if (lacking.has(child)) lacking.add(copy);
      owner.children.set(keyword, copy);
      copies.push(copy);
    }
    for (const copy of copies) {
      for (const [keyword] of elements) {
        const sibling = owner.children.get(keyword);
        // What the element says of itself goes first: `action` is an argument of a `create` step, and a step beside it.
        const own = copy.children.has(keyword) || copy.parameters.some(({ name }) => name === keyword);
        if (sibling && !own) copy.children.set(keyword, sibling);
      }
    }
    for (const child of owner.children.values()) {
      const open = this.#open.get(child);
      if (open) this.#recur(open, seen);
    }
  }
}

/** A patch adds: what would take the place of something is left out, and its definition is told. */
function isNewTo({ children }: Draft): (member: Member) => boolean {
  return (member) => {
    const present = member.member === 'statement' ? children.get(member.definition.keyword) : undefined;
    if (!present || member.member !== 'statement') return true;
    return present.role !== 'option' && member.definition.role !== 'option';
  };
}

type DraftOf = Omit<StatementSchema, 'parameters' | 'children' | 'definition'> & {
  readonly definition?: string;
};

function draft(from: DraftOf | StatementDefinition): Draft {
  const { members, value, ...keyword } = from as StatementDefinition;
  return { ...keyword, definition: keyword.definition ?? '', parameters: [], children: new Map() };
}

const lookups = new WeakMap<StatementSchema, ReadonlyMap<string, StatementSchema>>();

/**
 * The schema of a keyword inside a block: what the schema says, what top-level sections hold, former names, and
 * arguments of the statement itself.
 */
export function childOf(schema: StatementSchema, keyword: string): StatementSchema | undefined {
  return schema.children.get(keyword) ?? lookupOf(schema).get(keyword);
}

function lookupOf(schema: StatementSchema): ReadonlyMap<string, StatementSchema> {
  let lookup = lookups.get(schema);
  if (!lookup) {
    lookup = new Map([
      ...schema.parameters.filter(({ assigned }) => !assigned).map(argumentOption(schema)),
      ...formerNames(schema),
      ...[...schema.children.values()]
        .filter(({ topLevel }) => topLevel)
        .flatMap((section) => [...formerNames(section), ...section.children]),
    ]);
    lookups.set(schema, lookup);
  }
  return lookup;
}

/** The first that was called so comes last, since it is the one that counts. */
function formerNames({ children }: StatementSchema): (readonly [string, StatementSchema])[] {
  return [...children.values()]
    .toReversed()
    .flatMap((child) => (child.renamedFrom ?? []).map((former) => [former, child] as const));
}

function argumentOption({ definition }: StatementSchema) {
  return (parameter: Parameter): readonly [string, StatementSchema] => [
    parameter.name,
    {
      role: 'option',
      keyword: parameter.name,
      ...(parameter.doc === undefined ? {} : { doc: parameter.doc }),
      parameters: [{ ...parameter, required: true }],
      children: new Map(),
      kinds: [],
      required: false,
      fixed: new Map(),
      argument: parameter,
      definition,
      ...(parameter.place ? { place: parameter.place } : {}),
    },
  ];
}
