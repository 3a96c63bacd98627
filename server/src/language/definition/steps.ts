/** The steps of a reactor. */
import { elementName, type Node } from '../../dsl/nodes/bind.ts';
import type { StepArgument, StepDefinition } from '../../model/definition/reactor.ts';
import { isActionStep, readActionStep } from './action-steps.ts';
import { compileCall } from './call.ts';
import { milliseconds } from './duration.ts';
import { elementsIn, inside } from './elements.ts';
import { readFunction } from './functions.ts';
import { givenResults, implicitArguments } from './implicit-arguments.ts';
import { optional, type Reading } from './reading.ts';
import { compileSource, readArgument, readSource } from './sources.ts';

/** What all steps have in common. */
export type StepBase = Pick<
  StepDefinition,
  | 'name'
  | 'description'
  | 'arguments'
  | 'waitFor'
  | 'where'
  | 'guards'
  | 'async'
  | 'maxRetries'
  | 'backoff'
  | 'timeout'
  | 'transform'
>;

/** The steps right in an element, in order of writing. */
export function readSteps(owner: Node, reading: Reading): readonly StepDefinition[] {
  return inside(owner)
    .filter(({ schema }) => schema?.role === 'entity' && schema.kinds.includes('step'))
    .flatMap((node) => {
      reading.mark(node);
      const step = readStep(node, reading);
      return step ? [step] : [];
    });
}

function readStep(node: Node, reading: Reading): StepDefinition | undefined {
  const [step, implicit] = implicitArguments(reading, () => kindOf(node, readBase(node, reading), reading));
  return step && { ...step, arguments: [...step.arguments, ...implicit] };
}

function kindOf(node: Node, base: StepBase, reading: Reading): StepDefinition | undefined {
  const keyword = node.schema?.keyword ?? '';
  const required = (option: string) =>
    readFunction(node, option, reading) ?? { kind: 'code' as const, language: 'none', code: '' };
  const steps = () => readSteps(node, reading);
  const back = optional('return', reading.text(node, 'return'));
  switch (keyword) {
    case 'step':
    case 'ash_step':
      return {
        ...base,
        kind: keyword,
        run: readFunction(node, 'impl', reading) ?? required('run'),
        ...optional('compensate', readFunction(node, 'compensate', reading)),
        ...optional('undo', readFunction(node, 'undo', reading)),
      };
    case 'collect':
      return { ...base, kind: keyword };
    case 'debug':
      return { ...base, kind: keyword, level: reading.text(node, 'level') ?? 'debug' };
    case 'flunk': {
      const message = reading.value(node, 'message');
      return {
        ...base,
        kind: keyword,
        message: message
          ? compileSource(message.expression, message.node, reading)
          : { from: 'value', value: null, path: [] },
      };
    }
    case 'template':
      return { ...base, kind: keyword, template: reading.text(node, 'template') ?? '' };
    case 'switch':
      return { ...base, ...readSwitch(node, reading) };
    case 'map':
      return {
        ...base,
        kind: keyword,
        source: readSource(node, 'source', reading) ?? { from: 'value', value: [], path: [] },
        steps: steps(),
        ...back,
        batchSize: reading.number(node, 'batch_size') ?? 100,
        strictOrdering: reading.flag(node, 'strict_ordering?', true),
        allowAsync: reading.flag(node, 'allow_async?'),
      };
    case 'compose':
      return {
        ...base,
        kind: keyword,
        reactor: reading.text(node, 'reactor') ?? '',
        supportUndo: reading.flag(node, 'support_undo?', true),
        allowAsync: reading.flag(node, 'allow_async?', true),
      };
    case 'recurse':
      return {
        ...base,
        kind: keyword,
        reactor: reading.text(node, 'reactor') ?? '',
        ...optional('maxIterations', reading.number(node, 'max_iterations')),
        ...optional('exitCondition', readFunction(node, 'exit_condition', reading)),
      };
    case 'group': {
      const inner = steps();
      const afterAll = givenResults(inner, reading, () => readFunction(node, 'after_all', reading));
      return {
        ...base,
        kind: keyword,
        ...optional('beforeAll', readFunction(node, 'before_all', reading)),
        ...optional('afterAll', afterAll),
        steps: inner,
        allowAsync: reading.flag(node, 'allow_async?', true),
      };
    }
    case 'around':
      return {
        ...base,
        kind: keyword,
        fun: required('fun'),
        steps: steps(),
        allowAsync: reading.flag(node, 'allow_async?'),
      };
    case 'transaction':
      return { ...base, kind: keyword, resources: reading.words(node, 'resources'), steps: steps(), ...back };
  }
  if (isActionStep(keyword)) return readActionStep(node, keyword, base, reading);
  reading.refuse(node, `A step of the kind \`${keyword}\` cannot be run here.`);
  return undefined;
}

function readSwitch(node: Node, reading: Reading) {
  const [otherwise] = elementsIn([node], ['default'], reading);
  const branch = (each: Node) => ({
    steps: readSteps(each, reading),
    ...optional('return', reading.text(each, 'return')),
  });
  return {
    kind: 'switch' as const,
    on: readSource(node, 'on', reading) ?? { from: 'value' as const, value: null, path: [] },
    branches: elementsIn([node], ['matches?'], reading).map((each) => ({
      predicate: readFunction(each, 'predicate', reading) ?? {
        kind: 'expression' as const,
        expr: { kind: 'literal' as const, value: false },
      },
      ...branch(each),
    })),
    ...optional('otherwise', otherwise && branch(otherwise)),
  };
}

function readBase(node: Node, reading: Reading): StepBase {
  const retries = reading.value(node, 'max_retries')?.expression;
  const of = (keyword: string, option: string) =>
    elementsIn([node], [keyword], reading).flatMap((each) => readFunction(each, option, reading) ?? []);
  return {
    name: elementName(node) ?? '',
    ...optional('description', reading.text(node, 'description')),
    arguments: readArguments(node, reading),
    waitFor: elementsIn([node], ['wait_for'], reading).flatMap((each) => reading.words(each, 'names')),
    where: of('where', 'predicate'),
    guards: of('guard', 'fun'),
    async: reading.flag(node, 'async?', true),
    // Steps that have no such option do nothing themselves that could be tried again.
    maxRetries: retries === undefined ? 0 : (reading.number(node, 'max_retries') ?? 'infinity'),
    ...optional('backoff', readBackoff(node, reading)),
    ...optional('timeout', readTimeout(node, reading)),
    ...optional('transform', readFunction(node, 'transform', reading)),
  };
}

function readArguments(node: Node, reading: Reading): readonly StepArgument[] {
  return elementsIn([node], ['argument'], reading).map((each) =>
    readArgument(each, elementName(each) ?? '', 'source', reading),
  );
}

function readBackoff(node: Node, reading: Reading): StepBase['backoff'] {
  const located = reading.value(node, 'backoff');
  if (!located) return undefined;
  const { expression } = located;
  if (expression.kind !== 'name' || expression.path[0]?.text !== 'exponential')
    return readFunction(node, 'backoff', reading);
  const { base, max } = compileCall(expression, 'backoff', located.node, reading).args;
  return { kind: 'exponential', base: Number(base), max: Number(max) };
}

function readTimeout(node: Node, reading: Reading): number | undefined {
  const expression = reading.value(node, 'timeout')?.expression;
  if (!expression) return undefined;
  const time = milliseconds(expression);
  if (time === undefined)
    reading.refuse(
      node,
      'How long this is in milliseconds is not known; use weeks, days, hours or less.',
      expression.span,
    );
  return typeof time === 'number' ? time : undefined;
}
