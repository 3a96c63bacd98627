/** `change`, `validate` and `prepare`, in actions, in pipelines and for all actions. */
import type { Node } from '../../dsl/nodes/bind.ts';
import type { Call } from '../../model/definition/expression.ts';
import type { ActionKind, StepUse } from '../../model/definition/resource.ts';
import { compileCall } from './call.ts';
import { elementsIn, inside, sectionsIn } from './elements.ts';
import { optional, type Reading } from './reading.ts';

/** What an action, a pipeline or a resource does, in order of writing. */
export interface Uses {
  readonly changes: readonly StepUse[];
  readonly validations: readonly StepUse[];
  readonly preparations: readonly StepUse[];
}

/** The three keywords, with what they are called with and the kind of function that this is. */
const keywords = {
  change: { list: 'changes', kind: 'change' },
  validate: { list: 'validations', kind: 'validation' },
  prepare: { list: 'preparations', kind: 'preparation' },
} as const;

const actionKinds: ReadonlySet<string> = new Set<ActionKind>([
  'create',
  'read',
  'update',
  'destroy',
  'action',
]);

type Pipelines = ReadonlyMap<string, Node>;

/** Reads what an action does; `pipe_through` is replaced by what the pipelines hold. */
export function readUses(owner: Node, pipelines: Pipelines, reading: Reading): Uses {
  const uses = { changes: [] as StepUse[], validations: [] as StepUse[], preparations: [] as StepUse[] };
  collect(owner, [], pipelines, reading, uses);
  return uses;
}

/** What holds for all actions: the sections `changes`, `validations` and `preparations`. */
export function readGlobalUses(parts: readonly Node[], reading: Reading): Uses {
  const of = (keyword: keyof typeof keywords) => {
    const { list } = keywords[keyword];
    return elementsIn(sectionsIn(parts, list, reading), [keyword], reading).map((node) =>
      readUse(node, keyword, [], reading, true),
    );
  };
  return { changes: of('change'), validations: of('validate'), preparations: of('prepare') };
}

/** The pipelines of a resource by name. */
export function pipelinesOf(parts: readonly Node[], reading: Reading): Pipelines {
  return new Map(
    elementsIn(sectionsIn(parts, 'pipelines', reading), ['pipeline'], reading).map((node) => [
      reading.text(node, 'name') ?? '',
      node,
    ]),
  );
}

function collect(
  owner: Node,
  where: readonly Call[],
  pipelines: Pipelines,
  reading: Reading,
  into: { readonly [K in keyof Uses]: StepUse[] },
): void {
  for (const node of inside(owner)) {
    const { keyword } = node.schema ?? {};
    if (keyword === 'pipe_through') {
      reading.mark(node);
      const conditions = [...where, ...readWhere(node, reading)];
      for (const name of reading.words(node, 'names')) {
        const pipeline = pipelines.get(name);
        if (pipeline) collect(pipeline, conditions, new Map(), reading, into);
      }
    } else if (keyword === 'change' || keyword === 'validate' || keyword === 'prepare') {
      reading.mark(node);
      const place = into.changes.length + into.validations.length + into.preparations.length;
      into[keywords[keyword].list].push({ ...readUse(node, keyword, where, reading, false), place });
    }
  }
}

function readUse(
  node: Node,
  keyword: keyof typeof keywords,
  where: readonly Call[],
  reading: Reading,
  global: boolean,
): StepUse {
  const { kind } = keywords[keyword];
  const called = reading.value(node, kind);
  const on = reading.words(node, 'on').filter(isActionKind);
  return {
    call: called ? compileCall(called.expression, kind, called.node, reading) : { name: '', args: {} },
    where: [...where, ...readWhere(node, reading)],
    onlyWhenValid: reading.flag(node, 'only_when_valid?'),
    ...optional('on', global ? on : undefined),
    ...(keyword === 'validate'
      ? {
          ...optional('message', reading.text(node, 'message')),
          beforeAction: reading.flag(node, 'before_action?'),
        }
      : {}),
  };
}

function isActionKind(word: string): word is ActionKind {
  return actionKinds.has(word);
}

/** The conditions of a change, validation, preparation or pipeline. */
export function readWhere(node: Node, reading: Reading): readonly Call[] {
  const located = reading.value(node, 'where');
  if (!located) return [];
  const { expression } = located;
  const all = expression.kind === 'list' ? expression.items.map(({ value }) => value) : [expression];
  return all.map((each) => compileCall(each, 'validation', located.node, reading));
}
