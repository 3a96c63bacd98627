/** The functions that documents of a language may call in values, by kind, each with a name for programs. */
import type { FunctionSchema, OptionType, Parameter } from '../dsl/schema/schema.ts';
import { Names, pascalCase } from './case.ts';
import { documentEntry } from './entries.ts';
import { propertiesOf } from './json-shape.ts';
import type { Language } from './language.ts';

export interface CallSchema {
  /** Unique in the language: `IntegerType`. */
  readonly name: string;
  readonly schema: FunctionSchema;
  /** Positional arguments, then those by name. */
  readonly parameters: readonly Parameter[];
}

export interface CallKind {
  readonly kind: string;
  /** Unique in the language: `TypeCall`. */
  readonly name: string;
  /** None where no definition in use has any. */
  readonly functions: readonly CallSchema[];
}

export interface Calls {
  readonly kinds: readonly CallKind[];
  readonly names: readonly string[];
  nameOfKind(kind: string): string;
}

/** The kinds that are asked for anywhere, also in arguments of calls, in the order in which they are met. */
export function callsOf(language: Language): Calls {
  const { entries, vocabulary } = language;
  const names = new Names([documentEntry, 'Data', 'Expression', ...entries.map(({ name }) => name)]);
  const kinds = new Set<string>();
  const done: CallKind[] = [];
  const meet = (type: OptionType) => {
    for (const kind of kindsIn(type)) kinds.add(kind);
  };
  for (const entry of entries) for (const { parameter } of propertiesOf(entry)) meet(parameter.type);
  // The set grows while it is gone through.
  for (const kind of kinds) {
    const functions = [...(vocabulary.functions.get(kind)?.values() ?? [])].map((schema) => ({
      schema,
      parameters: [...schema.parameters, ...schema.options.values()],
    }));
    for (const { parameters } of functions) for (const { type } of parameters) meet(type);
    done.push({
      kind,
      name: names.unique(`${pascalCase(kind)}Call`),
      functions: functions.map((each) => ({
        ...each,
        name: names.unique(`${pascalCase(each.schema.name)}${pascalCase(kind)}Call`),
      })),
    });
  }
  const byKind = new Map(done.map((each) => [each.kind, each]));
  return {
    kinds: done,
    names: done.flatMap(({ name, functions }) => [name, ...functions.map((each) => each.name)]),
    nameOfKind: (kind) => byKind.get(kind)?.name ?? '',
  };
}

/** The kinds of function that values of a type may call. */
export function kindsIn(type: OptionType): readonly string[] {
  switch (type.kind) {
    case 'call':
      return [type.of];
    case 'option_type':
      return ['option_type'];
    case 'list':
    case 'wrap_list':
      return kindsIn(type.of);
    case 'tuple':
      return type.items.flatMap(kindsIn);
    case 'any_of':
    case 'all_of':
      return type.types.flatMap(kindsIn);
    case 'map':
      return [
        ...(type.keys ?? []).flatMap((key) => kindsIn(key.type)),
        ...(type.values ? kindsIn(type.values) : []),
      ];
    default:
      return [];
  }
}
