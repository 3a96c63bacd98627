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

/** What our definitions have beyond Ash's, below the elements themselves, which also have the options of `use Ash.Resource`. */
export function isOurs(path: string, name: string): boolean {
  return name === 'satisfies' || `${path}.${name}` === 'domain.resources.members';
}
