/** A TypeScript module with a method for each action of each resource, checked by the compiler against the documents. */
import type { Definitions } from '../../model/definition/definitions.ts';
import { camelCase, Names, pascalCase } from '../case.ts';
import { tsDoc } from '../typescript-values.ts';
import { resourceCode } from './methods.ts';
import { loadableOf, type Resources, recordInterface } from './records.ts';

export interface WrapperOptions {
  /** The name of the interface of all: `Factory`, made by `createFactory`. */
  readonly name: string;
  /** What it is, in a sentence. */
  readonly doc: string;
  /** The folder of the runtime, as imports of the module name it: `../../runtime`. */
  readonly runtime: string;
}

/** The module. The same definitions give the same text. */
export function wrappersOf(
  { resources, domains }: Definitions,
  { name, doc, runtime }: WrapperOptions,
): string {
  const names = new Names([
    ...[
      'CallOptions',
      'Loads',
      'Loaded',
      'Load',
      'NoInput',
      'Options',
      'Outcome',
      'Page',
      'Reading',
      'ReadOptions',
    ],
    ...[
      'Row',
      'Runtime',
      'Schema',
      'Target',
      'Id',
      'One',
      'Many',
      'Inner',
      'NameOf',
      'ValueOf',
      'LoadOf',
      name,
    ],
  ]);
  const records = new Map(resources.map((each) => [each.name, names.unique(pascalCase(each.name))]));
  const known: Resources = {
    find: (wanted) => resources.find((each) => each.name === wanted),
    recordOf: (wanted) => records.get(wanted),
  };
  const callable = resources.filter(({ actions }) => actions.length > 0);
  const codes = callable.map((resource) => ({ resource, code: resourceCode(resource, known, names) }));
  const keys = new Names();
  const members = codes.map(({ resource, code }) => ({
    key: keys.unique(camelCase(resource.name)),
    resource,
    code,
  }));
  const about = domains.map((each) => `${each.name}: ${each.description ?? ''}`.replace(/: $/, '')).join(' ');
  const made = members.map(({ key, code }) => `    ${key}: {\n${code.made}    },\n`).join('');
  const needed = calls.flatMap(([call, code]) => (made.includes(`: ${call}(`) ? code : [])).join('');
  const interfaceMembers = members.map(
    ({ key, resource, code }) =>
      `${tsDoc([resource.description], '  ')}  readonly ${key}: {\n${code.members}  };\n`,
  );
  const parts = [
    `${tsDoc([`${doc} Made by Spark DSL Factory from its documents: change those.`, about])}${imports(runtime)}`,
    ...resources.map((each) => recordInterface(each, known)),
    '/** Resources by name: their records, and what can be loaded into them. */\n' +
      `export interface Schema {\n${resources.map((each) => loadableOf(each, known)).join('')}}`,
    support,
    ...codes.flatMap(({ code }) => code.inputs),
    `${tsDoc([doc])}export interface ${name} {\n${interfaceMembers.join('')}}`,
    `${tsDoc([`The methods of ${name}, run by a runtime that knows the same documents.`])}` +
      `export function create${name}(runtime: Runtime): ${name} {\n${needed}  const made = {\n${made}  };\n` +
      '  // The runtime gives rows; that they are as declared is what the documents say.\n' +
      `  return made as unknown as ${name};\n}`,
  ];
  return `${parts.map((part) => part.trimEnd()).join('\n\n')}\n`;
}

function imports(runtime: string): string {
  return `import type { CallOptions, Load, Row } from '${runtime}/context.ts';
import type { Outcome } from '${runtime}/outcome.ts';
import type { Page } from '${runtime}/query.ts';
import type { Input, ReadOptions, Runtime } from '${runtime}/runtime.ts';`;
}

const support = `type Id = string | Input;
type One<R extends keyof Schema> = Schema[R]['one'];
type Many<R extends keyof Schema> = Schema[R]['many'];
type Resource<T> = T extends readonly [infer R extends keyof Schema, ...unknown[]] ? R : T extends keyof Schema ? T : never;

/** What can be loaded into a record: the name of a field or relationship, or a relationship with what to load behind it. */
export type LoadOf<R extends keyof Schema> =
  | (keyof Schema[R]['values'] & string)
  | (keyof One<R> & string)
  | (keyof Many<R> & string)
  | { [K in keyof One<R> & string]: { readonly path: K; readonly load: readonly LoadOf<Resource<One<R>[K]>>[] } }[keyof One<R> & string]
  | { [K in keyof Many<R> & string]: { readonly path: K; readonly load: readonly LoadOf<Resource<Many<R>[K]>>[] } }[keyof Many<R> & string];
export type Loads<R extends keyof Schema> = readonly LoadOf<R>[];

type NameOf<L> = L extends string ? L : L extends { readonly path: infer P extends string } ? P : never;
type Inner<L, K> = Extract<L, { readonly path: K }> extends { readonly load: infer I } ? I : [];
type ValueOf<R extends keyof Schema, K, L> = K extends keyof Schema[R]['values']
  ? Schema[R]['values'][K]
  : K extends keyof One<R>
    ? Loaded<Resource<One<R>[K]>, Inner<L, K>> | (One<R>[K] extends readonly [unknown, null] ? null : never)
    : K extends keyof Many<R>
      ? readonly Loaded<Resource<Many<R>[K]>, Inner<L, K>>[]
      : never;

/** A record with what was loaded into it. */
export type Loaded<R extends keyof Schema, L> = Schema[R]['record'] &
  (L extends readonly unknown[] ? { readonly [K in NameOf<L[number]>]: ValueOf<R, K, L[number]> } : unknown);

/** A record as it was read, or its primary key. */
export type Target<R extends keyof Schema> = Schema[R]['record'] | string;
/** An action that takes nothing beside the record. */
export type NoInput = Readonly<Record<string, never>>;
export type Options<L> = Omit<CallOptions, 'load'> & { readonly load?: L };
export type Reading<L> = Omit<ReadOptions, 'load'> & { readonly load?: L };`;

/** What runs actions of a kind, where there are any. */
const calls: readonly (readonly [name: string, code: string])[] = [
  [
    'create',
    `  const create = (resource: string, action: string) => (input: Input = {}, options?: CallOptions) =>
    runtime.create(resource, action, input, options);
`,
  ],
  [
    'read',
    `  const read = (resource: string, action: string) => (input: Input = {}, options?: ReadOptions) =>
    runtime.read(resource, action, input, options);
`,
  ],
  [
    'one',
    `  const one = (resource: string, action: string) => async (input: Input = {}, options?: ReadOptions) => {
    const found = await runtime.read(resource, action, input, options);
    return found.ok ? { ok: true, value: found.value.results[0] } : found;
  };
`,
  ],
  [
    'update',
    `  const update = (resource: string, action: string) => (record: Row | string, input: Input = {}, options?: CallOptions) =>
    runtime.update(resource, action, record, input, options);
`,
  ],
  [
    'destroy',
    `  const destroy = (resource: string, action: string) => (record: Row | string, input: Input = {}, options?: CallOptions) =>
    runtime.destroy(resource, action, record, input, options);
`,
  ],
  [
    'call',
    `  const call = (resource: string, action: string) => (input: Input = {}, options?: CallOptions) =>
    runtime.call(resource, action, input, options);
`,
  ],
];
