/** Where our definitions have the sections of Ash's modules, and what they do in a way of their own. */

/** Keywords from the top of a document to the section or entity that stands for a section of a module. */
const places: Readonly<Record<string, readonly string[]>> = {
  'Ash.Resource.Dsl resource': ['resource'],
  'Ash.Domain.Dsl domain': ['domain'],
  'Reactor.Dsl reactor': ['reactor'],
  'Ash.TypedStruct.Dsl typed_struct': ['typed_struct'],
};

/** The element whose module has the sections of a module: `resource Patient { json_api { … } }`. */
const owners: Readonly<Record<string, string>> = {
  'Ash.Domain.Dsl': 'domain',
  'AshJsonApi.Domain': 'domain',
  'AshGraphql.Domain': 'domain',
  'Ash.Reactor': 'reactor',
};

/** The path of a section at the top of a module. */
export function placeOf(module: string, section: string): readonly string[] {
  return places[`${module} ${section}`] ?? [owners[module] ?? 'resource', section];
}

/** Entities that hold steps by a field of their own in Ash, which we say with `recursive`. */
export const holdSteps: ReadonlySet<string> = new Set(['reactor.switch.matches?', 'reactor.switch.default']);

/** Entities that Ash takes in any number although one is all that it uses. */
export const atMostOne: ReadonlySet<string> = new Set(['resource.actions.read.pagination']);

/** Values that Ash's entities decide for its own code, which say no more than the keyword does. */
export const saidByKeyword: ReadonlySet<string> = new Set(['controller', 'type', 'action_type']);

/** What steps of reactors have here: every one may be tried again and given up, since all can be run. */
const triesOfSteps: ReadonlySet<string> = new Set(['max_retries', 'backoff', 'timeout']);

const additions: ReadonlySet<string> = new Set([
  'domain.resources.members',
  'reactor.input.default',
  // A macro of Ash's, and so no entity there.
  'resource.attributes.timestamps',
  ...[
    'attribute',
    'create_timestamp',
    'update_timestamp',
    'integer_primary_key',
    'uuid_primary_key',
    'uuid_v7_primary_key',
  ].map((keyword) => `resource.attributes.${keyword}.renamed_from`),
]);

/** What our definitions have beyond Ash's, below the elements themselves, which also have the options of `use Ash.Resource`. */
export function isOurs(path: string, name: string): boolean {
  const isTry = path.startsWith('reactor.') && triesOfSteps.has(name);
  return name === 'satisfies' || isTry || additions.has(`${path}.${name}`);
}

/** Defaults of ours that differ: a step that always asks for another try ends here, where Reactor's runs for ever. */
export const ourDefaults: ReadonlyMap<string, string> = new Map([
  ['reactor.step.max_retries', '5'],
  ['reactor.ash_step.max_retries', '5'],
]);
