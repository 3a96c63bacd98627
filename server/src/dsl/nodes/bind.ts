/** Statements → nodes: each statement with what its keyword means where it stands, and what its values use and declare. */
import { Kept } from '../../base/kept.ts';
import { childOf } from '../schema/compose.ts';
import { fragmentSchema } from '../schema/fragment.ts';
import {
  type DslSchema,
  nameParameter,
  type OptionType,
  type Parameter,
  type StatementSchema,
} from '../schema/schema.ts';
import { createVocabulary, usesOf, type Vocabulary } from '../schema/vocabulary.ts';
import { dotted, type Expression, nameText, type Statement, statementOf } from '../syntax/syntax.ts';
import { visitValue } from '../values/value.ts';
import type { ValueEvent } from '../values/value-event.ts';
import { derive } from './transform.ts';

/** What binding needs of a document. */
export interface SourceTree {
  readonly uri: string;
  readonly statements: readonly Statement[];
}

/** A value and the parameter it is for; without one there are too many values. */
export interface BoundValue {
  readonly expression: Expression;
  readonly parameter: Parameter | undefined;
}

/** A statement that knows its meaning. Without a schema its keyword is unknown here, and so is all below it. */
export interface Node {
  readonly statement: Statement;
  readonly schema: StatementSchema | undefined;
  readonly parent: Node | undefined;
  /** Arguments by name, which say what options in the block would say, and then the block. */
  readonly children: readonly Node[];
  /** Its arguments; also those that are given in the block. */
  readonly values: readonly BoundValue[];
  readonly events: readonly ValueEvent[];
  /** What transformers put into it; each leads to the element that brought it along. */
  readonly derived: readonly Node[];
  /** Derived nodes: the element that brought it along. */
  readonly origin: Node | undefined;
  readonly document: NodeHome;
}

/** What nodes know of their document: the same object for all versions of it that use the same definitions. */
export interface NodeHome {
  readonly uri: string;
  readonly vocabulary: Vocabulary;
}

export interface BoundDocument extends NodeHome {
  readonly roots: readonly Node[];
}

/**
 * Binds a document to the definitions it uses. Statements at its top are bound each by itself: one that is in the version
 * before as it is now keeps its nodes.
 */
export function bindDocument(tree: SourceTree, available: ReadonlyMap<string, DslSchema>): BoundDocument {
  const vocabulary = createVocabulary(usesOf(tree.statements), available);
  const home = homeOf(tree.uri, vocabulary);
  return { uri: tree.uri, vocabulary, roots: tree.statements.map((statement) => bindRoot(statement, home)) };
}

const homes = new Kept<Vocabulary, Map<string, NodeHome>>();

function homeOf(uri: string, vocabulary: Vocabulary): NodeHome {
  let ofVocabulary = homes.get(vocabulary);
  if (!ofVocabulary) {
    ofVocabulary = new Map();
    homes.set(vocabulary, ofVocabulary);
  }
  let home = ofVocabulary.get(uri);
  if (!home) {
    home = { uri, vocabulary };
    ofVocabulary.set(uri, home);
  }
  return home;
}

const boundRoots = new Kept<Statement, Node>();

function bindRoot(statement: Statement, home: NodeHome): Node {
  const known = boundRoots.get(statement);
  if (known?.document === home) return known;
  const root = bindStatement(statement, { document: home, within: home.vocabulary.document });
  derive(root);
  boundRoots.set(statement, root);
  return root;
}

/** The statement at the top that a node is in, bound. */
export function rootOf(node: Node): Node {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

/** Where a statement stands. */
export interface BindingPlace {
  readonly document: NodeHome;
  /** The schema of the block; undefined where it is unknown, and so are all its keywords. */
  readonly within: StatementSchema | undefined;
  readonly parent?: Node | undefined;
  /** For derived statements: what brought them along. */
  readonly origin?: Node | undefined;
}

/** Stands for what a node has none of. */
const none: readonly never[] = [];

/** Binds a statement and its block. Runs for every statement of every document, so that it makes few objects. */
export function bindStatement(
  statement: Statement,
  { document, within, parent, origin }: BindingPlace,
): Node {
  const { vocabulary } = document;
  const schema = fragmentSchema(statement, vocabulary) ?? (within && childOf(within, statement.keyword.text));
  const values = schema ? bindValues(statement, schema) : none;
  const events = eventsOf(values, vocabulary);
  const { named, body } = statement;
  const isLeaf = named === undefined && body === undefined;
  if (isLeaf && schema?.role === 'option')
    return { statement, schema, parent, origin, children: none, values, events, derived: none, document };
  const node: Unfinished = {
    statement,
    schema,
    parent,
    origin,
    children: none,
    values,
    events,
    derived: none,
    document,
  };
  if (isLeaf || schema?.opaque) return node;
  const inner = body?.statements ?? none;
  const statements = named ? [...named.map(statementOf), ...inner] : inner;
  const place: BindingPlace = { document, within: schema, parent: node, origin };
  node.children = statements.map((each) => bindStatement(each, place));
  for (const { values: own, schema: option } of node.children) {
    const parameter = option?.argument;
    if (parameter && own[0] && !node.values.some((known) => known.parameter === parameter))
      node.values = [...node.values, { expression: own[0].expression, parameter }];
  }
  return node;
}

/** A node while it is made. Its lists are made as long as they are: most nodes have nothing in them. */
type Unfinished = Omit<Node, 'children' | 'values'> & Pick<Mutable<Node>, 'children' | 'values'>;
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function eventsOf(values: readonly BoundValue[], vocabulary: Vocabulary): readonly ValueEvent[] {
  let events: readonly ValueEvent[] = none;
  for (const { expression, parameter } of values) {
    if (!parameter) continue;
    const found = visitValue(expression, parameter.type, vocabulary);
    if (found.length > 0) events = events.length === 0 ? found : [...events, ...found];
  }
  return events;
}

/**
 * The parameters that so many values are for. Optional ones in front of a required one are left out first, as in Spark:
 * `get read` is `get Post: read` where the resource is known from around.
 */
function takenBy(count: number, positional: readonly Parameter[]): readonly Parameter[] {
  let surplus = positional.length - count;
  if (surplus <= 0) return positional;
  const lastRequired = positional.findLastIndex(({ required }) => required);
  return positional.filter(({ required }, index) => required || index > lastRequired || surplus-- <= 0);
}

const positionals = new WeakMap<readonly Parameter[], readonly Parameter[]>();

function positionalOf(parameters: readonly Parameter[]): readonly Parameter[] {
  let positional = positionals.get(parameters);
  if (!positional) {
    positional = parameters.filter((parameter) => parameter.assigned !== true);
    positionals.set(parameters, positional);
  }
  return positional;
}

/** The values of a statement, each for the parameter that it is for. */
export function bindValues(
  { args, assigned }: Statement,
  { parameters }: StatementSchema,
): readonly BoundValue[] {
  const only = parameters[0];
  const value = args[0];
  // Most statements are options with their one value.
  if (only && value && parameters.length === 1 && args.length === 1 && !assigned && !only.assigned)
    return [{ expression: value, parameter: only }];
  if (args.length === 0 && !assigned) return none;
  const positional = positionalOf(parameters);
  const last = positional.at(-1);
  const rest = last?.rest ? last : undefined;
  const taken = takenBy(args.length, positional);
  const values = args.map(
    (expression, index): BoundValue => ({ expression, parameter: taken[index] ?? rest }),
  );
  if (!assigned) return values;
  return [...values, { expression: assigned, parameter: parameters.find((each) => each.assigned === true) }];
}

/** The expression that names the element of a node. */
export function nameOfNode(node: Node): Expression | undefined {
  const parameter = node.schema && nameParameter(node.schema);
  return parameter && writtenValue(node, parameter.name);
}

/** What is written for a parameter or option of the node; without defaults. */
export function writtenValue(node: Node, name: string): Expression | undefined {
  // What the block says of an argument is among the arguments, too.
  return argumentIn(node, name) ?? optionIn(node, name)?.values[0]?.expression;
}

/** What is written for a parameter or option of the node, and the node whose events are about it: itself, or the option's. */
export function valueIn(node: Node, name: string): { node: Node; expression: Expression } | undefined {
  const option = optionIn(node, name);
  const [value] = option?.values ?? none;
  if (option && value) return { node: option, expression: value.expression };
  const expression = argumentIn(node, name);
  return expression && { node, expression };
}

/** The option of this name in the block. Asked for often enough that plain loops show. */
function optionIn({ children }: Node, name: string): Node | undefined {
  for (const child of children) {
    const { schema } = child;
    if (schema?.role === 'option' && schema.keyword === name) return child;
  }
  return undefined;
}

/** What stands behind the keyword for a parameter. The value of an option has no name but the option's. */
function argumentIn({ schema, values }: Node, name: string): Expression | undefined {
  if (schema?.role === 'option') return undefined;
  for (const { parameter, expression } of values) if (parameter?.name === name) return expression;
  return undefined;
}

/** A value, the node that holds it, and what it stands for when that is not what it was written for. */
interface ValueOfNode {
  readonly node: Node;
  readonly expression: Expression;
  readonly type?: OptionType;
}

/** The value of a parameter or child option of this name, in the node or the nearest one around it that has it. */
export function valueAround(node: Node, name: string): ValueOfNode | undefined {
  for (let current: Node | undefined = node; current; current = current.parent) {
    const found = valueIn(current, name) ?? alikeIn(current, name);
    if (found) return found;
  }
  return undefined;
}

/** The value of another parameter or option, where the default is to be alike: `option action: … = ^name`. */
function alikeIn(node: Node, name: string): ValueOfNode | undefined {
  const { alike, option } = (node.schema && standingOf(node.schema, name)) ?? {};
  const expression = alike === undefined ? undefined : writtenValue(node, alike);
  const [value] = option?.parameters ?? [];
  return value && expression ? { node, expression, type: value.type } : undefined;
}

/** What a schema says of a parameter or option that may be left out. */
interface Standing {
  /** What the definition decides, whatever is written. */
  readonly fixed: Expression | undefined;
  readonly option: StatementSchema | undefined;
  /** The parameter or option whose value it has. */
  readonly alike: string | undefined;
  readonly default: Expression | undefined;
}

const standings = new WeakMap<StatementSchema, Map<string, Standing>>();

/** Worked out once for each schema and name: verifiers ask for each option of each element. */
export function standingOf(schema: StatementSchema, name: string): Standing {
  let ofSchema = standings.get(schema);
  if (!ofSchema) {
    ofSchema = new Map();
    standings.set(schema, ofSchema);
  }
  let standing = ofSchema.get(name);
  if (!standing) {
    const option = childOf(schema, name);
    const given = option?.default;
    const own = schema.parameters.find((parameter) => parameter.name === name)?.default;
    standing = {
      fixed: schema.fixed.get(name),
      option,
      alike: !own && given?.kind === 'template' ? dotted(given.target) : undefined,
      default: own ?? given,
    };
    ofSchema.set(name, standing);
  }
  return standing;
}

/** What counts for a parameter or option: what the definition decides, what is written, or the default. */
export function effectiveValue(node: Node, name: string): Expression | undefined {
  const { schema } = node;
  if (!schema) return writtenValue(node, name);
  const { fixed, alike, default: otherwise } = standingOf(schema, name);
  if (fixed) return fixed;
  return (
    writtenValue(node, name) ?? (alike === undefined ? undefined : writtenValue(node, alike)) ?? otherwise
  );
}

/** The text of the element's name; `undefined` when it has none. */
export function elementName(node: Node): string | undefined {
  const expression = nameOfNode(node);
  return expression && nameText(expression);
}

/** The nodes of a document, parents before their children, in document order. Derived ones are left out. */
export function allNodes(nodes: readonly Node[], found: Node[] = []): Node[] {
  for (const node of nodes) {
    found.push(node);
    allNodes(node.children, found);
  }
  return found;
}

/** All nodes, derived ones behind the others of their owner. */
export function withDerived(nodes: readonly Node[], found: Node[] = []): Node[] {
  for (const node of nodes) {
    found.push(node);
    withDerived(node.children, found);
    withDerived(node.derived, found);
  }
  return found;
}
