/** Names of languages → names of programs: `allow_nil?` becomes `allowNil` or `AllowNil`. */

/** `uuid_primary_key` → `UuidPrimaryKey`, `matches?` → `Matches`, `ash.resource` → `AshResource`. */
export function pascalCase(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\p{L}/u.test(joined) ? joined : `Name${joined}`;
}

/** `allow_nil?` → `allowNil`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** The name without what would lead out of a folder, end a comment, or be no file name at all. */
export function fileSafe(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+|-{2,}/g, '_');
}

/** More than one: `attribute` → `attributes`, `policy` → `policies`; what ends as a plural already stays. */
export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/(x|ch|sh|ss)$/.test(noun)) return `${noun}es`;
  return noun.endsWith('s') ? noun : `${noun}s`;
}

/** Gives names out, each once: what is taken gets the first free number behind it. */
export class Names {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  unique(name: string): string {
    let free = name;
    for (let number = 2; this.#taken.has(free); number++) free = `${name}${number}`;
    this.#taken.add(free);
    return free;
  }
}
