/** What the arguments of calls can name, told from definitions alone: the counterpart of `argumentOf` without a document. */
import type { FunctionSchema, OptionType, StatementSchema } from '../schema/schema.ts';
import { kindsNamedBy, type StaticWorld, schemasOfKind } from './static-member.ts';

/** The elements that an argument can name of the calls that values of a type are. */
export function schemasOfArgument(
  type: OptionType,
  argument: string,
  world: StaticWorld,
): readonly StatementSchema[] {
  const types = functionsOf(type, world).flatMap(({ parameters, options }) => {
    const parameter = options.get(argument) ?? parameters.find(({ name }) => name === argument);
    return parameter ? [parameter.type] : [];
  });
  const kinds = new Set(types.flatMap(kindsNamedBy));
  return [...new Set([...kinds].flatMap((kind) => schemasOfKind(kind, world)))];
}

function functionsOf(type: OptionType, world: StaticWorld): readonly FunctionSchema[] {
  switch (type.kind) {
    case 'call':
      return [...world.available.values()].flatMap(({ functions }) =>
        functions.filter(({ kind }) => kind === type.of),
      );
    case 'list':
    case 'wrap_list':
      return functionsOf(type.of, world);
    case 'any_of':
    case 'all_of':
      return type.types.flatMap((each) => functionsOf(each, world));
    default:
      return [];
  }
}
