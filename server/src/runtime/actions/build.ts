/** From what a caller gives to a changeset: input cast, arguments filled in, defaults, and then the steps of the action. */
import { nearest } from '../../dsl/nearest.ts';
import type { Changeset } from '../changeset.ts';
import { attributeOf, putAttribute, withErrors } from '../changing.ts';
import type { CompiledAction } from '../compiled/action.ts';
import type { Step } from '../compiled/making.ts';
import type { CompiledDefault, CompiledResource } from '../compiled/resource.ts';
import type { CallOptions, Row, RuntimeContext, Surroundings } from '../context.ts';
import { fieldError } from '../field-error.ts';
import type { FieldError } from '../outcome.ts';
import type { Input } from '../runtime.ts';
import { checkInitialState } from '../state-machine/transitions.ts';
import { CastFailure } from '../types/caster.ts';
import { type Moment, momentOf } from '../values/generated.ts';

/** What an action is called with. */
export interface Call {
  readonly resource: CompiledResource;
  readonly action: CompiledAction;
  readonly input: Input;
  readonly options: CallOptions;
}

/** The changeset of a call before any step has run. */
export function openChangeset(
  { resource, action, input, options }: Call,
  surroundings: Surroundings,
  records: { readonly data?: Row; readonly given?: Row } = {},
): Changeset {
  const { definition } = action;
  const taken = takeInput(action, input, options);
  const moment = momentOf(surroundings);
  const filled = fillArguments(action, taken.arguments, surroundings, moment);
  const changeset: Changeset = {
    resource: resource.definition,
    action: definition,
    ...records,
    input,
    attributes: records.data ? {} : taken.attributes,
    defaulted: [],
    arguments: taken.arguments,
    atomics: {},
    filters: [],
    errors: [...taken.errors, ...filled],
    context: {},
    load: [],
    beforeTransaction: [],
    beforeAction: [],
    afterAction: [],
    afterTransaction: [],
  };
  if (records.data) return putAll(changeset, taken.attributes);
  return withKnownDefaults(changeset, resource);
}

function putAll(changeset: Changeset, values: Readonly<Record<string, unknown>>): Changeset {
  return Object.entries(values).reduce((done, [name, value]) => putAttribute(done, name, value), changeset);
}

interface Taken {
  readonly attributes: Record<string, unknown>;
  readonly arguments: Record<string, unknown>;
  readonly errors: FieldError[];
}

/** Casts what was given, and refuses what the action does not know. */
function takeInput(action: CompiledAction, input: Input, options: CallOptions): Taken {
  const taken: Taken = { attributes: {}, arguments: {}, errors: [] };
  const put = (into: Record<string, unknown>, name: string, value: unknown, sensitive: boolean) => {
    if (!(value instanceof CastFailure)) into[name] = value;
    else if (!sensitive) taken.errors.push(...value.errors);
    // What is wrong may be told by what was given, which is nobody's business.
    else taken.errors.push(...value.errors.map(({ path, code }) => fieldError(path, code, 'does not fit')));
  };
  for (const name of Object.keys(input)) {
    const value = input[name];
    const argument = action.publicArguments.get(name);
    const attribute = argument ? undefined : action.accepted.get(name);
    if (argument) put(taken.arguments, name, argument.cast(value, [name]), argument.definition.sensitive);
    else if (attribute)
      put(taken.attributes, name, attribute.cast(value, [name]), attribute.definition.sensitive);
    else if (!action.skipsAll && !action.skipped.has(name)) taken.errors.push(unknownInput(action, name));
  }
  const { privateArguments } = options;
  if (privateArguments)
    for (const { name, definition, cast } of action.arguments)
      if (!definition.public && Object.hasOwn(privateArguments, name))
        put(taken.arguments, name, cast(privateArguments[name], [name]), definition.sensitive);
  return taken;
}

function unknownInput(action: CompiledAction, name: string): FieldError {
  const known = [...action.publicArguments.keys(), ...action.accepted.keys()];
  const meant = nearest(name, known);
  const hint = meant
    ? `did you mean ${meant}?`
    : known.length > 0
      ? `there are ${known.join(', ')}`
      : 'it takes none';
  return fieldError([name], 'unknown_input', `is no input of ${action.definition.name}: ${hint}`);
}

/** Puts defaults into arguments that were not given. @returns what is wrong */
function fillArguments(
  action: CompiledAction,
  given: Record<string, unknown>,
  surroundings: Surroundings,
  moment: Moment,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  for (const argument of action.arguments) {
    const { name, definition } = argument;
    if (!Object.hasOwn(given, name) && argument.default) {
      const value = valueOfDefault(argument.default, surroundings, moment);
      given[name] = 'generator' in argument.default ? argument.cast(value, [name]) : value;
    }
    if (!definition.allowNil && (given[name] ?? null) === null)
      errors.push(fieldError([name], 'required', 'is required'));
  }
  return errors;
}

function valueOfDefault(value: CompiledDefault, surroundings: Surroundings, moment: Moment): unknown {
  return 'value' in value ? value.value : value.generator(surroundings, moment);
}

/** Defaults that are values count from the beginning, so that changes see them; they give way to `set_new_attribute`. */
function withKnownDefaults(changeset: Changeset, resource: CompiledResource): Changeset {
  const attributes: Record<string, unknown> = { ...changeset.attributes };
  const defaulted: string[] = [];
  for (const { name, default: initial } of resource.attributes)
    if (initial && 'value' in initial && !Object.hasOwn(attributes, name)) {
      attributes[name] = initial.value;
      defaulted.push(name);
    }
  return { ...changeset, attributes, defaulted };
}

/** Defaults that are made each time, right before the data store: of what no step has set. */
export function withMadeDefaults(
  changeset: Changeset,
  resource: CompiledResource,
  surroundings: Surroundings,
): Changeset {
  const attributes: Record<string, unknown> = { ...changeset.attributes };
  const defaulted = [...changeset.defaulted];
  const moment = momentOf(surroundings);
  const isNew = !changeset.data;
  let changes = isNew || Object.keys(attributes).length > 0 || Object.keys(changeset.atomics).length > 0;
  // An update that changes nothing is none, and leaves its time as it is.
  changes ||= changeset.action.kind === 'destroy' && changeset.action.soft === true;
  if (!changes) return changeset;
  for (const attribute of resource.attributes) {
    const { name } = attribute;
    const made = isNew ? attribute.default : attribute.updateDefault;
    if (!made || Object.hasOwn(attributes, name) || Object.hasOwn(changeset.atomics, name)) continue;
    if (isNew && 'value' in made) continue;
    const value = valueOfDefault(made, surroundings, moment);
    attributes[name] = 'generator' in made ? attribute.cast(value, [name]) : value;
    defaulted.push(name);
  }
  return { ...changeset, attributes, defaulted };
}

/** Made defaults of records inside of the values that change, last of all. */
export function withEmbedded(
  changeset: Changeset,
  { attributes }: CompiledResource,
  { surroundings }: RuntimeContext,
): Changeset {
  let current = changeset;
  for (const { name, filler } of attributes)
    if (filler && Object.hasOwn(changeset.attributes, name)) {
      const value = filler(changeset.attributes[name], surroundings, momentOf(surroundings));
      current = { ...current, attributes: { ...current.attributes, [name]: value } };
    }
  return current;
}

/** Runs steps in order. Steps that need not wait do not. */
export async function runSteps(
  changeset: Changeset,
  steps: readonly Step[],
  context: RuntimeContext,
): Promise<Changeset> {
  let current = changeset;
  for (const step of steps) {
    const next = step(current, context);
    current = next instanceof Promise ? await next : next;
  }
  return current;
}

/** What is missing after all steps: for early answers of what callers can give, and last of everything. */
export function withRequired(
  changeset: Changeset,
  resource: CompiledResource,
  action: CompiledAction,
): Changeset {
  const wrong = new Set(changeset.errors.map(({ field }) => field));
  const isMissing = (name: string): boolean => {
    if (wrong.has(name) || Object.hasOwn(changeset.atomics, name)) return false;
    if (attributeOf(changeset, name) !== null) return false;
    const initial = resource.byName.get(name)?.default;
    const willBeMade =
      !changeset.data &&
      initial !== undefined &&
      'generator' in initial &&
      !Object.hasOwn(changeset.attributes, name);
    return !willBeMade;
  };
  const { requireAttributes } = action.definition;
  const names = changeset.data
    ? [
        ...requireAttributes,
        ...Object.keys(changeset.attributes).filter((name) => !allowsNil(resource, name)),
      ]
    : action.required;
  const errors = [...new Set(names)]
    .filter(isMissing)
    .map((name) => fieldError([name], 'required', 'is required'));
  return checkInitialState(withErrors(changeset, errors));
}

/** What the data store would refuse: attributes that no record may lack. */
export function withComplete(changeset: Changeset, resource: CompiledResource): Changeset {
  const names = changeset.data ? Object.keys(changeset.attributes) : [...resource.byName.keys()];
  const errors = names
    .filter((name) => !allowsNil(resource, name) && !Object.hasOwn(changeset.atomics, name))
    .filter((name) => attributeOf(changeset, name) === null)
    .filter((name) => changeset.data || !resource.byName.get(name)?.definition.generated)
    .map((name) => fieldError([name], 'required', 'is required'));
  return errors.length === 0 ? changeset : withErrors(changeset, errors);
}

function allowsNil(resource: CompiledResource, name: string): boolean {
  return resource.byName.get(name)?.definition.allowNil ?? true;
}
