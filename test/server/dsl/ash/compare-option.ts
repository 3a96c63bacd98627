/** Compares one option of Ash with the option or argument of its name in our schema. */
import { describeType } from '../../../../server/src/dsl/schema/describe-type.ts';
import type { OptionType, StatementSchema } from '../../../../server/src/dsl/schema/schema.ts';
import type { Expression } from '../../../../server/src/dsl/syntax/syntax.ts';
import { isCompatible } from './compatible.ts';
import { ourDefaults } from './places.ts';
import { describeValue, isSameValue } from './same-value.ts';
import { readTerm } from './term.ts';
import type { UpstreamArgument, UpstreamOption } from './upstream.ts';

/** Something of ours and where it stands; without a schema there is no such thing. */
export interface Place {
  readonly path: string;
  readonly schema: StatementSchema | undefined;
  /** There is not even what it would stand in, which has been said already. */
  readonly unowned?: boolean;
}

/** What is different, in words; nothing when all is the same. */
export function compareOption(
  name: string,
  theirs: UpstreamOption,
  argument: UpstreamArgument | undefined,
  { path, schema }: Place,
): readonly string[] {
  const ours = schema && ourValue(schema, name);
  if (!ours) return isPartOfType(name, schema) ? [] : [`${path}: the option ${name} is missing`];
  const differences: string[] = [];
  const byDefault =
    argument?.default ?? (theirs.default === undefined ? undefined : readTerm(theirs.default));
  // An argument that has to be given never takes its default; we may leave the default out or make it optional.
  const mustStand = argument?.optional === false;
  const isKnown =
    ours.default !== undefined && ourDefaults.get(`${path}.${name}`) === describeValue(ours.default);
  const isSame =
    byDefault !== undefined && ours.default !== undefined && isSameValue(byDefault, ours.default);
  if (byDefault && !(mustStand && !ours.default) && !isSame && !isKnown)
    differences.push(
      `the default of ${name} is ${ours.default ? describeValue(ours.default) : 'absent'}, not ${theirs.default}`,
    );
  // What Ash does in code when a name is left out, we say with a default that is another value of the element.
  const isOurs = ours.default && ours.default.kind !== 'template' && describeValue(ours.default) !== 'nil';
  if (!byDefault && ours.default && isOurs)
    differences.push(`${name} has the default ${describeValue(ours.default)}, which Ash's has not`);
  const required = mustStand || (theirs.required === true && !byDefault);
  if (ours.required !== required && !(mustStand && byDefault && ours.default))
    differences.push(`${name} is ${ours.required ? '' : 'not '}required`);
  if (!isCompatible(readTerm(theirs.type), ours.type, byDefault))
    differences.push(`${name} is ${describeType(ours.type)}, not ${theirs.type}`);
  return differences.map((each) => `${path}: ${each}`);
}

interface OurValue {
  readonly type: OptionType;
  readonly required: boolean;
  readonly default?: Expression;
}

function ourValue(schema: StatementSchema, name: string): OurValue | undefined {
  const argument = schema.parameters.find((each) => each.name === name);
  if (argument) return argument;
  const option = schema.children.get(name);
  const [value] = option?.role === 'option' ? option.parameters : [];
  if (!option || !value) return undefined;
  return {
    type: value.type,
    required: option.required,
    ...(option.default ? { default: option.default } : {}),
  };
}

/** Constraints stand in the call of the type: `integer(min: 0)`. */
function isPartOfType(name: string, schema: StatementSchema | undefined): boolean {
  if (name !== 'constraints' || !schema) return false;
  const types = [...schema.parameters, ...[...schema.children.values()].flatMap((child) => child.parameters)];
  return types.some(({ type }) => type.kind === 'call' && type.of === 'type');
}
