/** An action ready to run: what may be given, and what happens in which order. */
import type { Call } from '../../model/definition/expression.ts';
import type {
  ActionDefinition,
  ArgumentDefinition,
  StepUse,
  TypeDefinition,
} from '../../model/definition/resource.ts';
import { withErrors } from '../changing.ts';
import type { ActionHandler } from '../handlers.ts';
import type { Caster } from '../types/caster.ts';
import { type Change, changeOf } from './change.ts';
import type { Ahead, Check, Making, Step } from './making.ts';
import { type Registered, registeredOf } from './registered.ts';
import { type CompiledAttribute, type CompiledDefault, type Complain, compileDefault } from './resource.ts';
import { checkOf } from './validation.ts';

export interface CompiledArgument {
  readonly name: string;
  readonly definition: ArgumentDefinition;
  readonly cast: Caster;
  readonly default?: CompiledDefault;
}

export interface CompiledAction {
  readonly definition: ActionDefinition;
  /** Attributes that callers may give. */
  readonly accepted: ReadonlyMap<string, CompiledAttribute>;
  readonly arguments: readonly CompiledArgument[];
  /** Arguments that callers may give. */
  readonly publicArguments: ReadonlyMap<string, CompiledArgument>;
  readonly skipped: ReadonlySet<string>;
  readonly skipsAll: boolean;
  /** Attributes that have to have a value when the changes are done. */
  readonly required: readonly string[];
  /** Changes and validations in the order of the document, those for all actions last. */
  readonly steps: readonly Step[];
  /** Validations that wait until right before the data store. */
  readonly lateChecks: readonly Step[];
  /** Whether hooks run before the transaction begins. */
  readonly beforeTransaction: boolean;
  /** What takes long and is done before the transaction; of changes without conditions, which nobody knows yet. */
  readonly ahead: readonly Ahead[];
  /** What a generic action does. */
  readonly run?: Work;
}

export type Work = Registered<ActionHandler> | { readonly reactor: string };

/** What an action is made with. */
export interface ActionMaking extends Omit<Making, 'action' | 'check'> {
  readonly attributes: ReadonlyMap<string, CompiledAttribute>;
  readonly caster: (type: TypeDefinition) => Caster;
  readonly complain: Complain;
}

export function compileAction(action: ActionDefinition, all: ActionMaking): CompiledAction {
  const where = `${all.resource.name}.${action.name}`;
  const making: Making = { ...all, action, check: (call) => checkOf(call, making) };
  const attempt = <T>(what: string, make: () => T): readonly T[] => {
    try {
      return [make()];
    } catch (error) {
      all.complain(what === '' ? where : `${where}, ${what}`, error);
      return [];
    }
  };
  const compiledArguments = action.arguments.flatMap((definition) =>
    attempt(`argument ${definition.name}`, () => {
      const cast = all.caster(definition.type);
      const { default: initial, name } = definition;
      return { name, definition, cast, ...(initial ? { default: compileDefault(initial, cast, name) } : {}) };
    }),
  );
  const accepted = action.accept.flatMap((name) => {
    const attribute = all.attributes.get(name);
    if (!attribute) all.complain(where, new Error(`It accepts ${name}, which is no attribute.`));
    else if (!attribute.definition.writable)
      all.complain(where, new Error(`It accepts ${name}, which is not writable.`));
    return attribute ? [[name, attribute] as const] : [];
  });
  const { early, late } = orderedUses(action, all);
  const made = (uses: readonly Use[]): readonly Change[] =>
    uses.flatMap(({ kind, use }) =>
      attempt(`${kind} ${use.call.name}`, () =>
        kind === 'change' ? changeStep(use, making) : { step: validationStep(use, making) },
      ),
    );
  const steps = made(early);
  return {
    definition: action,
    accepted: new Map(accepted),
    arguments: compiledArguments,
    publicArguments: new Map(
      compiledArguments.filter(({ definition }) => definition.public).map((each) => [each.name, each]),
    ),
    skipped: new Set(action.skipUnknownInputs),
    skipsAll: action.skipUnknownInputs.includes('*'),
    required: requiredOf(action, accepted),
    steps: steps.map(({ step }) => step),
    lateChecks: made(late).map(({ step }) => step),
    beforeTransaction: early.some(({ use }) => use.call.name === 'before_transaction'),
    ahead: steps.flatMap(({ ahead }) => ahead ?? []),
    ...workOf(action, all, attempt),
  };
}

function workOf(
  { kind, run }: ActionDefinition,
  { handlers }: ActionMaking,
  attempt: <T>(what: string, make: () => T) => readonly T[],
): Pick<CompiledAction, 'run'> {
  if (kind !== 'action') return {};
  const [work] = attempt('', (): Work => {
    if (!run) throw new Error('It says nothing about what it does: give it `run`.');
    if ('reactor' in run) return run;
    return registeredOf('action', run.call, handlers.actions, []);
  });
  return work ? { run: work } : {};
}

interface Use {
  readonly kind: 'change' | 'validate';
  readonly use: StepUse;
}

function orderedUses(
  action: ActionDefinition,
  { resource }: ActionMaking,
): { readonly early: readonly Use[]; readonly late: readonly Use[] } {
  const as = (kind: Use['kind']) => (use: StepUse) => ({ kind, use });
  const own = [...action.changes.map(as('change')), ...action.validations.map(as('validate'))];
  if (own.every(({ use }) => use.place !== undefined))
    own.sort((a, b) => (a.use.place ?? 0) - (b.use.place ?? 0));
  const forKind = ({ on = ['create', 'update'] }: StepUse) => on.includes(action.kind);
  const uses = [...own, ...resource.changes.filter(forKind).map(as('change'))];
  const { globalValidations } = action;
  const global = globalValidations === 'skip' ? [] : resource.validations.filter(forKind).map(as('validate'));
  const early = globalValidations === 'late' ? uses : [...uses, ...global];
  return {
    early: early.filter(({ use }) => !use.beforeAction),
    late: [...early.filter(({ use }) => use.beforeAction), ...(globalValidations === 'late' ? global : [])],
  };
}

/** Those that callers may give and that no record may lack, and those that this action asks for. */
function requiredOf(
  action: ActionDefinition,
  accepted: readonly (readonly [string, CompiledAttribute])[],
): readonly string[] {
  const needed = accepted
    .filter(([, { definition }]) => !definition.allowNil && !definition.generated)
    .map(([name]) => name)
    .filter((name) => !action.allowNilInput.includes(name));
  return [...new Set([...needed, ...action.requireAttributes])];
}

type Guard = (...args: Parameters<Step>) => boolean | Promise<boolean>;

/** Whether a change or validation runs at all: its conditions hold, and, where it asks for that, nothing is wrong so far. */
function guardOf({ where, onlyWhenValid }: StepUse, making: Making): Guard | undefined {
  const checks: readonly Check[] = where.map((call: Call) => checkOf(call, making));
  if (checks.length === 0) return onlyWhenValid ? ({ errors }) => errors.length === 0 : undefined;
  return async (changeset, context) => {
    if (onlyWhenValid && changeset.errors.length > 0) return false;
    for (const check of checks) if ((await check(changeset, context)).length > 0) return false;
    return true;
  };
}

function guarded(use: StepUse, making: Making, step: Step): Step {
  const guard = guardOf(use, making);
  if (!guard) return step;
  return (changeset, context) => {
    const open = guard(changeset, context);
    if (typeof open === 'boolean') return open ? step(changeset, context) : changeset;
    return open.then((yes) => (yes ? step(changeset, context) : changeset));
  };
}

/** Whether the conditions of a change hold is known when it is its turn: nothing is done ahead of them. */
function changeStep(use: StepUse, making: Making): Change {
  const { step, ahead } = changeOf(use.call, making);
  return { step: guarded(use, making, step), ...(ahead && use.where.length === 0 ? { ahead } : {}) };
}

function validationStep(use: StepUse, making: Making): Step {
  const check = checkOf(use.call, making);
  const { message } = use;
  const step: Step = (changeset, context) => {
    const found = check(changeset, context);
    const done = (errors: Awaited<typeof found>) =>
      withErrors(
        changeset,
        // One sentence of the document for all that is wrong.
        message === undefined ? errors : errors.slice(0, 1).map((error) => ({ ...error, message })),
      );
    return found instanceof Promise ? found.then(done) : done(found);
  };
  return guarded(use, making, step);
}
