/** Which kinds of name belong to an element itself, and not to elements inside of it. */
import { declarableIn, declaredBy } from '../names/names.ts';
import type { StatementSchema } from './schema.ts';

const own = new WeakMap<StatementSchema, ReadonlySet<string>>();

/** Whether names of the kind that are declared in a block of this schema belong to its element: an argument, say, is the action's. */
export function declaresItself(schema: StatementSchema, kind: string): boolean {
  let kinds = own.get(schema);
  if (!kinds) {
    kinds = ownKinds(schema);
    own.set(schema, kinds);
  }
  return kinds.has(kind);
}

/** Whether names of the kind are always inside of some element, so that none can be meant where there is no such element around. */
export function needsElement(document: StatementSchema, kind: string): boolean {
  return declarableIn(document).has(kind) && !declaresItself(document, kind);
}

function ownKinds(schema: StatementSchema): ReadonlySet<string> {
  const kinds = new Set<string>();
  const seen = new Set<StatementSchema>();
  const addDeclared = ({ parameters }: StatementSchema) => {
    for (const { type } of parameters) for (const kind of declaredBy(type)) kinds.add(kind);
  };
  const add = (each: StatementSchema) => {
    if (seen.has(each)) return;
    seen.add(each);
    for (const child of each.children.values()) {
      for (const kind of child.kinds) kinds.add(kind);
      if (each !== schema || child.role !== 'option') addDeclared(child);
      if (child.role !== 'entity') add(child);
      else for (const inner of child.children.values()) if (inner.role === 'option') addDeclared(inner);
    }
  };
  add(schema);
  return kinds;
}
