/** Steps that run actions of resources. */
import type { Node } from '../../dsl/nodes/bind.ts';
import { childOf } from '../../dsl/schema/compose.ts';
import { nameText } from '../../dsl/syntax/syntax.ts';
import type { Call, CallValue } from '../../model/definition/expression.ts';
import type { Source, StepArgument, StepDefinition, UndoMode } from '../../model/definition/reactor.ts';
import { compileCall, compileValue, isCallOf } from './call.ts';
import { elementsIn } from './elements.ts';
import { optional, type Reading } from './reading.ts';
import { compileSource, readSource } from './sources.ts';
import type { StepBase } from './steps.ts';
import { readWhere } from './uses.ts';

const keywords = [
  'create',
  'read',
  'read_one',
  'update',
  'destroy',
  'action',
  'bulk_create',
  'bulk_update',
  'bulk_destroy',
  'load',
  'change',
] as const;
type ActionStep = (typeof keywords)[number];

/** Options with a place of their own in a definition. */
const known: ReadonlySet<string> = new Set([
  'description',
  'satisfies',
  'domain',
  'async?',
  'authorize?',
  'max_retries',
  'backoff',
  'timeout',
  'transform',
  'initial',
  'undo',
  'undo_action',
  'fail_on_not_found?',
  'where',
]);

export function isActionStep(keyword: string): keyword is ActionStep {
  return keywords.some((each) => each === keyword);
}

/** What the document says of such a step. */
export function readActionStep(
  node: Node,
  kind: ActionStep,
  base: StepBase,
  reading: Reading,
): StepDefinition {
  const undo = reading.text(node, 'undo');
  const options = readOptions(node, reading);
  const authorize = reading.value(node, 'authorize?') && reading.flag(node, 'authorize?');
  const loads = kind === 'load';
  return {
    ...base,
    kind,
    ...optional(
      'resource',
      kind === 'change' ? nameIn(node, 'initial', reading) : reading.text(node, 'resource'),
    ),
    ...optional('action', kind === 'change' ? undefined : reading.text(node, 'action')),
    inputs: readInputs(node, reading),
    ...optional('initial', loads ? readSource(node, 'records', reading) : readInitial(node, reading)),
    ...optional('actor', sourceIn(node, 'actor', 'source', reading)),
    ...optional('tenant', sourceIn(node, 'tenant', 'source', reading)),
    ...optional(
      'load',
      loads ? readSource(node, 'load', reading) : sourceIn(node, 'load', 'source', reading),
    ),
    ...optional('context', sourceIn(node, 'context', 'context', reading)),
    ...optional('authorize', authorize),
    ...(kind === 'change'
      ? { ...optional('change', readChange(node, reading)), conditions: readWhere(node, reading) }
      : {}),
    ...optional('options', options),
    undo: isUndoMode(undo) ? undo : 'never',
    ...optional('undoAction', reading.text(node, 'undo_action')),
    ...optional('failOnNotFound', kind === 'read_one' ? reading.flag(node, 'fail_on_not_found?') : undefined),
  };
}

function isUndoMode(text: string | undefined): text is UndoMode {
  return text === 'always' || text === 'never' || text === 'outside_transaction';
}

function readInputs(node: Node, reading: Reading): readonly StepArgument[] {
  return elementsIn([node], ['inputs'], reading).flatMap((each) => {
    const located = reading.value(each, 'template');
    if (located?.expression.kind !== 'list') return [];
    return located.expression.items.map(({ name, value }) => ({
      name: name?.text ?? '',
      source: compileSource(value, located.node, reading),
    }));
  });
}

/** The record or records; a changeset that is begun for a resource is what the step begins with anyway. */
function readInitial(node: Node, reading: Reading): Source | undefined {
  const located = reading.value(node, 'initial');
  if (!located) return undefined;
  const name = nameIn(node, 'initial', reading);
  if (name === undefined) return compileSource(located.expression, located.node, reading);
  if (node.schema?.keyword !== 'change' && name !== reading.text(node, 'resource'))
    reading.refuse(
      node,
      `A step cannot begin with a changeset for \`${name}\` here.`,
      located.expression.span,
    );
  return undefined;
}

/** A bare name in the place of an option; undefined when there is something else, or nothing. */
function nameIn(node: Node, option: string, reading: Reading): string | undefined {
  const expression = reading.value(node, option)?.expression;
  return expression?.kind === 'name' && !expression.args ? nameText(expression) : undefined;
}

function sourceIn(node: Node, keyword: string, option: string, reading: Reading): Source | undefined {
  const [element] = elementsIn([node], [keyword], reading);
  return element && readSource(element, option, reading);
}

function readChange(node: Node, reading: Reading): Call | undefined {
  const located = reading.value(node, 'change');
  if (!located) return undefined;
  if (isCallOf(located.expression, 'change', node))
    return compileCall(located.expression, 'change', located.node, reading);
  return { name: 'elixir', args: { source: nameText(located.expression) ?? '' } };
}

/** What else is written, without question marks. */
function readOptions(node: Node, reading: Reading): Readonly<Record<string, CallValue>> | undefined {
  const options = node.children.flatMap(({ schema }) => {
    if (schema?.role !== 'option' || schema.argument || known.has(schema.keyword)) return [];
    const located = reading.value(node, schema.keyword);
    const type = childOf(node.schema ?? schema, schema.keyword)?.parameters[0]?.type ?? { kind: 'any' };
    return located
      ? [
          [
            schema.keyword.replace(/\?$/, ''),
            compileValue(located.expression, type, located.node, reading),
          ] as const,
        ]
      : [];
  });
  return options.length > 0 ? Object.fromEntries(options) : undefined;
}
