/** What plans say of steps: what they do, what they take, and what they hold. */
import type { FunctionUse, Source, StepDefinition } from '../../model/definition/reactor.ts';
import { expressionText, functionText, sourceText } from './expression-text.ts';

/** Steps inside of a step that go together, with what leads to them. */
export interface InnerSteps {
  /** For branches: when they are run. */
  readonly when?: string;
  readonly steps: readonly StepDefinition[];
  readonly return?: string;
}

/** What a step holds: the branches of a switch, or its steps. */
export function innerSteps(step: StepDefinition): readonly InnerSteps[] {
  if (step.kind === 'switch')
    return [
      ...step.branches.map((branch) => ({ when: functionText(branch.predicate), ...branch })),
      ...(step.otherwise ? [{ when: 'otherwise', ...step.otherwise }] : []),
    ];
  if (!('steps' in step)) return [];
  const last = 'return' in step ? step.return : undefined;
  return [{ steps: step.steps, ...(last === undefined ? {} : { return: last }) }];
}

/** A value that a step takes: under what name, and from where. */
export interface Taken {
  readonly name: string;
  readonly source: Source;
}

/** Everything that a step takes, by the names of its arguments, inputs and options. */
export function takenBy(step: StepDefinition): readonly Taken[] {
  const extra: Taken[] = [];
  const add = (name: string, source: Source | undefined) => {
    if (source) extra.push({ name, source });
  };
  if (step.kind === 'switch') add('on', step.on);
  if (step.kind === 'map') add('source', step.source);
  if (step.kind === 'flunk') add('message', step.message);
  if ('inputs' in step) {
    for (const { name, source } of step.inputs) add(name, source);
    add('initial', step.initial);
    add('actor', step.actor);
    add('tenant', step.tenant);
    add('context', step.context);
    add('load', step.load);
  }
  return [...step.arguments.map(({ name, source }) => ({ name, source })), ...extra];
}

/** What a step does, in a few words. */
export function deedOf(step: StepDefinition): string {
  switch (step.kind) {
    case 'step':
    case 'ash_step':
      return functionText(step.run);
    case 'collect':
      return 'collect';
    case 'debug':
      return `log as ${step.level}`;
    case 'flunk':
      return `fail: ${sourceText(step.message)}`;
    case 'template':
      return `text: ${step.template.trim().split('\n')[0] ?? ''}`;
    case 'switch':
      return `decide by ${sourceText(step.on)}`;
    case 'map':
      return `for each of ${sourceText(step.source)}`;
    case 'compose':
      return `run ${step.reactor}`;
    case 'recurse':
      return `run ${step.reactor} again and again${endOf(step.maxIterations, step.exitCondition)}`;
    case 'group':
      return 'group';
    case 'around':
      return `inside ${functionText(step.fun)}`;
    case 'transaction':
      return `in one transaction of ${step.resources.join(', ')}`;
    case 'load':
      return 'load';
    case 'change':
      return step.change ? step.change.name : 'change';
    default:
      return `${step.kind.replaceAll('_', ' ')} ${step.resource ?? ''}${step.action === undefined ? '' : `.${step.action}`}`;
  }
}

function endOf(times: number | undefined, condition: FunctionUse | undefined): string {
  const ends = [
    ...(times === undefined ? [] : [`${times} times at most`]),
    ...(condition ? [`until ${functionText(condition)}`] : []),
  ];
  return ends.length > 0 ? `, ${ends.join(', ')}` : '';
}

/** How what the step did is taken back; nothing when it stays. */
export function undoOf(step: StepDefinition): string | undefined {
  if (step.kind === 'step' || step.kind === 'ash_step') return step.undo && functionText(step.undo);
  if ('undoAction' in step && step.undo !== 'never') return step.undoAction;
  return undefined;
}

/** The conditions under which a step is run. */
export function conditionsOf(step: StepDefinition): readonly string[] {
  return [
    ...step.where.map((use) => (use.kind === 'expression' ? expressionText(use.expr) : functionText(use))),
    ...step.guards.map(functionText),
  ];
}
