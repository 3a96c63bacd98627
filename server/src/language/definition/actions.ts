/** Actions: what callers may give, what happens, and what comes back. */
import { elementName, type Node } from '../../dsl/nodes/bind.ts';
import { dotted, type Expression, nameText } from '../../dsl/syntax/syntax.ts';
import type {
  ActionDefinition,
  ActionKind,
  ArgumentDefinition,
  AttributeDefinition,
  PaginationDefinition,
} from '../../model/definition/resource.ts';
import { compileCall, isCallOf } from './call.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { compileExpression } from './expression.ts';
import { moduleName } from './functions.ts';
import { optional, type Reading, wordsOf } from './reading.ts';
import { readFilters } from './relationships.ts';
import { defaultOf, typeOf } from './type.ts';
import { pipelinesOf, readUses } from './uses.ts';

const kinds: readonly ActionKind[] = ['create', 'read', 'update', 'destroy', 'action'];

/** The actions of the parts of a resource, those that `defaults` bring along last. */
export function readActions(
  parts: readonly Node[],
  attributes: readonly AttributeDefinition[],
  reading: Reading,
): readonly ActionDefinition[] {
  const sections = sectionsIn(parts, 'actions', reading);
  const pipelines = pipelinesOf(parts, reading);
  const open = attributes.filter((each) => each.public && each.writable).map(({ name }) => name);
  const accepts: Accepts = {
    byDefault: acceptIn(sections, 'default_accept', reading),
    ofDefaults: acceptOfDefaults(sections, reading),
    all: open,
  };
  return elementsIn(sections, kinds, reading).flatMap((node) =>
    kinds.flatMap((kind) =>
      node.schema?.keyword === kind
        ? [readAction(node, kind, { accepts, uses: readUses(node, pipelines, reading) }, reading)]
        : [],
    ),
  );
}

/** What actions accept when they do not say it themselves. */
interface Accepts {
  readonly byDefault: readonly string[] | undefined;
  /** `defaults [create: [name]]`, by kind. */
  readonly ofDefaults: ReadonlyMap<string, readonly string[]>;
  /** What `*` stands for. */
  readonly all: readonly string[];
}

interface Around {
  readonly accepts: Accepts;
  readonly uses: Pick<ActionDefinition, 'changes' | 'validations' | 'preparations'>;
}

function readAction(
  node: Node,
  kind: ActionKind,
  { accepts, uses }: Around,
  reading: Reading,
): ActionDefinition {
  const name = elementName(node) ?? '';
  const writes = kind === 'create' || kind === 'update' || kind === 'destroy';
  const soft = kind === 'destroy' && reading.flag(node, 'soft?');
  return {
    kind,
    name,
    ...optional('description', reading.text(node, 'description')),
    primary: reading.flag(node, 'primary?'),
    public: reading.flag(node, 'public?', true),
    ...optional('transaction', reading.value(node, 'transaction?') && reading.flag(node, 'transaction?')),
    accept: writes ? acceptOf(node, kind === 'destroy' && !soft, accepts, reading) : [],
    requireAttributes: reading.words(node, 'require_attributes'),
    allowNilInput: reading.words(node, 'allow_nil_input'),
    arguments: readArguments(node, reading),
    ...uses,
    skipUnknownInputs: reading.words(node, 'skip_unknown_inputs'),
    ...readGlobalValidations(node, reading),
    ...(kind === 'create' ? readUpsert(node, reading) : {}),
    ...(kind === 'destroy' ? { soft } : {}),
    ...(kind === 'read' ? readReading(node, reading) : {}),
    ...(kind === 'action' ? readGeneric(node, reading) : {}),
  };
}

function acceptOf(node: Node, removes: boolean, accepts: Accepts, reading: Reading): readonly string[] {
  const written = acceptIn([node], 'accept', reading);
  // `defaults` bring an action along under the name of its kind.
  const byDefaults = node.origin ? accepts.ofDefaults.get(node.schema?.keyword ?? '') : undefined;
  // Ash takes what is accepted by default for actions that write fields; what removes a record writes none.
  const names = written ?? byDefaults ?? (removes ? [] : (accepts.byDefault ?? []));
  return names.flatMap((each) => (each === '*' ? accepts.all : [each]));
}

function acceptIn(nodes: readonly Node[], option: string, reading: Reading): readonly string[] | undefined {
  for (const node of nodes) {
    const located = reading.value(node, option);
    if (located) return wordsOf(located.expression);
  }
  return undefined;
}

function acceptOfDefaults(
  sections: readonly Node[],
  reading: Reading,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    sections.flatMap((section) => {
      const written = reading.value(section, 'defaults')?.expression;
      return written ? namedIn(written) : [];
    }),
  );
}

function namedIn(expression: Expression): readonly (readonly [string, readonly string[]])[] {
  if (expression.kind !== 'list') return [];
  return expression.items.flatMap(({ name, value }) =>
    name ? [[name.text, wordsOf(value)] as const] : namedIn(value),
  );
}

/** The arguments of an action or calculation. */
export function readArguments(node: Node, reading: Reading): readonly ArgumentDefinition[] {
  return elementsIn([node], ['argument'], reading).map((each) => ({
    name: elementName(each) ?? '',
    type: typeOf(each, reading) ?? { name: 'term', constraints: {} },
    ...optional('description', reading.text(each, 'description')),
    allowNil: reading.flag(each, 'allow_nil?', true),
    public: reading.flag(each, 'public?', true),
    sensitive: reading.flag(each, 'sensitive?'),
    ...optional('default', defaultOf(each, 'default', reading)),
  }));
}

function readGlobalValidations(node: Node, reading: Reading): Pick<ActionDefinition, 'globalValidations'> {
  const late = reading.flag(node, 'delay_global_validations?');
  if (reading.flag(node, 'skip_global_validations?')) return { globalValidations: 'skip' };
  return late ? { globalValidations: 'late' } : {};
}

function readUpsert(node: Node, reading: Reading): Pick<ActionDefinition, 'upsert'> {
  const identity = reading.text(node, 'upsert_identity');
  const fields = reading.value(node, 'upsert_fields')?.expression;
  if (!reading.flag(node, 'upsert?')) return {};
  const condition = reading.value(node, 'upsert_condition');
  return {
    upsert: {
      ...optional('identity', identity),
      ...(fields ? upsertFields(fields) : {}),
      ...optional('condition', condition && compileExpression(condition.expression, condition.node, reading)),
      ...optional('returnSkipped', reading.flag(node, 'return_skipped_upsert?') || undefined),
    },
  };
}

/** `[name]`, `replace_all`, `[replace: [name]]`, `[replace_all_except: [name]]`. */
function upsertFields(
  expression: Expression,
): Pick<NonNullable<ActionDefinition['upsert']>, 'fields' | 'except'> {
  const named = new Map(namedIn(expression));
  const except = named.get('replace_all_except');
  if (except) return { except };
  const fields = named.get('replace') ?? wordsOf(expression);
  return fields.join() === 'replace_all' ? {} : { fields };
}

function readReading(
  node: Node,
  reading: Reading,
): Pick<ActionDefinition, 'get' | 'getBy' | 'filters' | 'pagination'> {
  const getBy = reading.words(node, 'get_by');
  const [pagination] = elementsIn([node], ['pagination'], reading);
  return {
    get: reading.flag(node, 'get?') || getBy.length > 0,
    ...optional('getBy', getBy.length > 0 ? getBy : undefined),
    filters: readFilters(node, reading),
    ...optional('pagination', pagination && readPagination(pagination, reading)),
  };
}

function readPagination(node: Node, reading: Reading): PaginationDefinition {
  const countable = reading.text(node, 'countable');
  if (countable === 'by_default')
    reading.refuse(node, 'Pages are counted only for those who ask for it here; use `countable true`.');
  return {
    keyset: reading.flag(node, 'keyset?'),
    offset: reading.flag(node, 'offset?'),
    ...optional('defaultLimit', reading.number(node, 'default_limit')),
    maxPageSize: reading.number(node, 'max_page_size') ?? 250,
    required: reading.flag(node, 'required?', true),
    countable: countable === 'by_default' || reading.flag(node, 'countable', true),
  };
}

function readGeneric(node: Node, reading: Reading): Pick<ActionDefinition, 'returns' | 'run'> {
  const returns = reading.value(node, 'returns') && typeOf(node, reading, 'returns');
  const located = reading.value(node, 'run');
  return {
    ...optional('returns', returns),
    ...(located ? { run: runOf(located.expression, located.node, reading) } : {}),
  };
}

/** A registered function, a reactor by its name, or code of another language. */
function runOf(expression: Expression, node: Node, reading: Reading): NonNullable<ActionDefinition['run']> {
  if (isCallOf(expression, 'action', node)) return { call: compileCall(expression, 'action', node, reading) };
  if (expression.kind === 'name' && !expression.args) {
    const name = dotted(expression);
    const isReactor = reading.names.global('reactor').some((each) => each.name === name);
    return isReactor ? { reactor: name } : { call: { name, args: {} } };
  }
  const text = nameText(expression) ?? '';
  return {
    call: moduleName.test(text) ? { name: text, args: {} } : { name: 'elixir', args: { source: text } },
  };
}
