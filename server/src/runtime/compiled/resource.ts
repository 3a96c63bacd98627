/** A resource ready to run: its casters, columns and defaults, made once. */
import type { CompiledQuery } from 'kysely';
import type {
  AttributeDefinition,
  DefaultValue,
  ResourceDefinition,
  TypeDefinition,
} from '../../model/definition/resource.ts';
import { type Column, columnOf } from '../../store/schema/codec.ts';
import type { Row, Surroundings } from '../context.ts';
import { type Caster, CastFailure } from '../types/caster.ts';
import { fillerOf } from '../types/embedded-defaults.ts';
import { type Generator, generators, type Moment } from '../values/generated.ts';
import type { CompiledAction } from './action.ts';

/** What a field is without a value: one that is known, or one that is made each time. */
export type CompiledDefault = { readonly value: unknown } | { readonly generator: Generator };

export interface CompiledAttribute {
  readonly name: string;
  readonly source: string;
  readonly definition: AttributeDefinition;
  readonly cast: Caster;
  readonly column: Column;
  readonly default?: CompiledDefault;
  readonly updateDefault?: CompiledDefault;
  /** Puts made defaults into embedded records. */
  readonly filler?: (value: unknown, surroundings: Surroundings, moment: Moment) => unknown;
}

export interface CompiledResource {
  readonly definition: ResourceDefinition;
  readonly attributes: readonly CompiledAttribute[];
  readonly byName: ReadonlyMap<string, CompiledAttribute>;
  readonly primaryKey: readonly CompiledAttribute[];
  /** The attribute that tells tenants apart. */
  readonly tenant?: CompiledAttribute;
  readonly actions: ReadonlyMap<string, CompiledAction>;
  /** Statements by what they are for; only their parameters change. */
  readonly statements: Map<string, CompiledQuery>;
}

/** Hears of what cannot run. */
export type Complain = (where: string, error: unknown) => void;

export function compileAttributes(
  resource: ResourceDefinition,
  caster: (type: TypeDefinition) => Caster,
  resources: readonly ResourceDefinition[],
  complain: Complain,
): readonly CompiledAttribute[] {
  return resource.attributes.flatMap((definition) => {
    const { name, source, type, default: initial, updateDefault } = definition;
    try {
      const cast = caster(type);
      return [
        {
          name,
          source,
          definition,
          cast,
          column: columnOf(type),
          ...(initial ? { default: compileDefault(initial, cast, name) } : {}),
          ...(updateDefault ? { updateDefault: compileDefault(updateDefault, cast, name) } : {}),
          ...compileFiller(type, caster, resources),
        },
      ];
    } catch (error) {
      complain(`${resource.name}.${name}`, error);
      return [];
    }
  });
}

function compileFiller(
  type: TypeDefinition,
  caster: (type: TypeDefinition) => Caster,
  resources: readonly ResourceDefinition[],
): Pick<CompiledAttribute, 'filler'> {
  const fill = fillerOf(type, resources);
  if (!fill) return {};
  return {
    filler: (value, surroundings, moment) =>
      fill(value, (initial, inner) => {
        const made = compileDefault(initial, caster(inner), inner.name);
        return 'value' in made ? made.value : caster(inner)(made.generator(surroundings, moment), []);
      }),
  };
}

/** @throws Error when the value is not one of the type, or nobody makes such values */
export function compileDefault(value: DefaultValue, cast: Caster, name: string): CompiledDefault {
  if ('value' in value) {
    const known = cast(value.value, [name]);
    if (known instanceof CastFailure)
      throw new Error(`The default does not fit: ${known.errors.map(({ message }) => message).join(' ')}`);
    return { value: frozen(known) };
  }
  const generator = Object.hasOwn(generators, value.call.name) ? generators[value.call.name] : undefined;
  if (!generator)
    throw new Error(
      `The default ${value.call.name === 'elixir' ? String(value.call.args['source']) : value.call.name} cannot be worked out here. Use one of ${Object.keys(generators).join(', ')}.`,
    );
  return { generator };
}

/** Records share the values of defaults, so that nobody may change them. */
function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** A row of the table as a record. */
export function recordOf({ attributes }: CompiledResource, stored: Readonly<Record<string, unknown>>): Row {
  const record: Record<string, unknown> = {};
  for (const { name, source, column } of attributes) record[name] = column.decode(stored[source]);
  return record;
}
