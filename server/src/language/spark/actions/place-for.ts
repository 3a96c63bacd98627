/** Where in an element another one can stand: right in it, or in a section that may have to be added. */
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';

export interface PlaceFor {
  readonly within: Node;
  /** Keywords of sections that have to be added there. */
  readonly missing: readonly string[];
  readonly schema: StatementSchema;
}

/** The first place for an element with a schema that is wanted. */
export function placeFor(owner: Node, wanted: (schema: StatementSchema) => boolean): PlaceFor | undefined {
  const path = owner.schema && pathTo(wanted, owner.schema, new Set());
  if (!path) return undefined;
  let within = owner;
  const missing: string[] = [];
  for (const section of path.sections) {
    const present =
      missing.length === 0 && within.children.find((child) => child.schema?.keyword === section);
    if (present) within = present;
    else missing.push(section);
  }
  return { within, missing, schema: path.schema };
}

/** The lines of a statement with the sections around it that are not there yet. */
export function inSections(statement: string, missing: readonly string[]): readonly string[] {
  return missing.reduceRight<readonly string[]>(
    (inner, section) => [`${section} {`, ...inner.map((line) => `  ${line}`), '}'],
    [statement],
  );
}

function pathTo(
  wanted: (schema: StatementSchema) => boolean,
  { children }: StatementSchema,
  seen: Set<StatementSchema>,
): { readonly sections: readonly string[]; readonly schema: StatementSchema } | undefined {
  const own = [...children.values()].find((each) => each.role === 'entity' && wanted(each));
  if (own) return { sections: [], schema: own };
  for (const section of children.values()) {
    if (section.role !== 'section' || seen.has(section)) continue;
    seen.add(section);
    const inner = pathTo(wanted, section, seen);
    if (inner) return { ...inner, sections: [section.keyword, ...inner.sections] };
  }
  return undefined;
}
