/** The keywords and functions that one document may use: the definitions in its `use` lines, put together. */
import { bootstrapSchema } from './bootstrap.ts';
import type { DslSchema, FunctionSchema, StatementSchema } from './schema.ts';
import { dotted, type Statement } from './syntax.ts';

export interface Vocabulary {
  /** What may stand at the top of the document. */
  readonly root: ReadonlyMap<string, StatementSchema>;
  /** Functions by kind, then by name. */
  readonly functions: ReadonlyMap<string, ReadonlyMap<string, FunctionSchema>>;
  /** Every definition there is, used or not, by name. */
  readonly available: ReadonlyMap<string, DslSchema>;
  /** Names of the definitions in use. */
  readonly used: ReadonlySet<string>;
}

/** The vocabulary of a document that uses the definitions called `uses`. Unknown ones add nothing. */
export function createVocabulary(
  uses: readonly string[],
  available: ReadonlyMap<string, DslSchema>,
): Vocabulary {
  const schemas = [...new Set(uses)].flatMap((name) => available.get(name) ?? []);
  const root = new Map<string, StatementSchema>();
  for (const schema of schemas) addAll(root, schema.root);
  for (const schema of schemas) {
    for (const [keyword, additions] of schema.patches) {
      const target = root.get(keyword);
      if (target) root.set(keyword, withChildren(target, additions));
    }
  }
  addAll(root, bootstrapSchema.root);
  return {
    root,
    functions: functionsOf([...schemas, bootstrapSchema]),
    available,
    used: new Set(uses),
  };
}

/** The names in the `use` statements of a document. */
export function usesOf(statements: readonly Statement[]): readonly string[] {
  return statements
    .filter(({ keyword }) => keyword.text === 'use')
    .flatMap(({ args }) => args.flatMap((arg) => (arg.kind === 'name' ? dotted(arg) : [])));
}

/** Names of the definitions, not in use, that know the keyword below an owner (or at the top, without one). */
export function definitionsWith(
  vocabulary: Vocabulary,
  keyword: string,
  owner: StatementSchema | undefined,
): readonly string[] {
  return [...vocabulary.available.values()]
    .filter(({ name }) => !vocabulary.used.has(name))
    .filter(({ root, patches }) => (owner ? patches.get(owner.keyword)?.has(keyword) : root.has(keyword)))
    .map(({ name }) => name);
}

function functionsOf(schemas: readonly DslSchema[]): Vocabulary['functions'] {
  const functions = new Map<string, Map<string, FunctionSchema>>();
  for (const each of schemas.flatMap((schema) => schema.functions)) {
    const ofKind = functions.get(each.kind) ?? new Map<string, FunctionSchema>();
    functions.set(each.kind, ofKind.set(each.name, each));
  }
  return functions;
}

/** Statements that several definitions know under one keyword become one, which has the children of all. */
function addAll(into: Map<string, StatementSchema>, from: ReadonlyMap<string, StatementSchema>): void {
  for (const [keyword, schema] of from) {
    const present = into.get(keyword);
    into.set(keyword, present ? withChildren(present, schema.children) : schema);
  }
}

function withChildren(
  schema: StatementSchema,
  additions: ReadonlyMap<string, StatementSchema>,
): StatementSchema {
  const children = new Map(schema.children);
  addAll(children, additions);
  return { ...schema, children };
}
