/** What Ash's definitions say, as `test/fixtures/ash-vocabulary.json` has it. Types, defaults and lists are terms of Elixir. */
import { readFileSync } from 'node:fs';
import { readTerm, type Term } from './term.ts';

export interface UpstreamOption {
  readonly type: string;
  readonly required?: boolean;
  readonly default?: string;
}

interface Owner {
  readonly options?: Readonly<Record<string, UpstreamOption>>;
  readonly entities?: readonly UpstreamEntity[];
}

export interface UpstreamEntity extends Owner {
  readonly name: string;
  /** The field of the owner that holds it. */
  readonly key?: string;
  /** `[:name, {:optional, :type}]`. */
  readonly args?: string;
  readonly identifier?: string;
  /** Keys of inner entities of which there is at most one. */
  readonly singleton?: string;
  readonly recursive_as?: string;
  readonly auto_set?: string;
}

export interface UpstreamSection extends Owner {
  readonly name: string;
  readonly sections?: readonly UpstreamSection[];
  readonly 'top_level?'?: boolean;
  readonly 'patchable?'?: boolean;
}

export interface UpstreamModule {
  readonly module: string;
  readonly sections: readonly UpstreamSection[];
  readonly patches?: readonly { readonly path: string; readonly entity: UpstreamEntity }[];
}

export function readUpstream(): readonly UpstreamModule[] {
  const file = new URL('../../../fixtures/ash-vocabulary.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

export interface UpstreamArgument {
  readonly name: string;
  readonly optional: boolean;
  readonly default?: Term;
}

/** The positional arguments of an entity. */
export function argumentsOf({ args }: UpstreamEntity): readonly UpstreamArgument[] {
  return itemsOf(args).map((term) => {
    const [optional, name, byDefault] = term.kind === 'tuple' ? term.items : [undefined, term];
    return {
      name: nameOf(name),
      optional: optional !== undefined,
      ...(byDefault ? { default: byDefault } : {}),
    };
  });
}

/** The values that an entity decides itself, by name. */
export function decidedBy({ auto_set }: UpstreamEntity): ReadonlyMap<string, Term> {
  return new Map(
    itemsOf(auto_set).flatMap((term): (readonly [string, Term])[] => {
      const [name, value] = term.kind === 'tuple' ? term.items : [];
      return name && value ? [[nameOf(name), value]] : [];
    }),
  );
}

/** The names of inner entities of which an entity has at most one. */
export function singletonsOf({ singleton, entities = [] }: UpstreamEntity): ReadonlySet<string> {
  const keys = new Set(itemsOf(singleton).map(nameOf));
  return new Set(entities.filter(({ key, name }) => keys.has(key ?? name)).map(({ name }) => name));
}

/** The option by which an entity is told apart, unless it is given a number. */
export function identifierOf({ identifier }: UpstreamEntity): string | undefined {
  const term = identifier === undefined ? undefined : readTerm(identifier);
  return term?.kind === 'atom' ? term.name : undefined;
}

function itemsOf(text: string | undefined): readonly Term[] {
  const term = text === undefined ? undefined : readTerm(text);
  return term?.kind === 'list' ? term.items : [];
}

function nameOf(term: Term | undefined): string {
  if (term?.kind !== 'atom') throw new Error(`Expected an atom of Elixir, not ${JSON.stringify(term)}.`);
  return term.name;
}
