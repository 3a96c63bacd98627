/** Statements → nodes: each statement with what its keyword means where it stands, and what its values use and declare. */
import { type DslSchema, nameParameter, type Parameter, type StatementSchema } from './schema.ts';
import { type Expression, nameText, type Statement } from './syntax.ts';
import { type ValueEvent, visitValue } from './value.ts';
import { createVocabulary, usesOf, type Vocabulary } from './vocabulary.ts';

/** What binding needs of a document. */
export interface SourceTree {
  readonly uri: string;
  readonly statements: readonly Statement[];
}

/** A value and the parameter it is for; without one there are too many values. */
export interface BoundValue {
  readonly expression: Expression;
  readonly parameter?: Parameter;
}

/** A statement that knows its meaning. Without a schema its keyword is unknown here, and so is all below it. */
export interface Node {
  readonly statement: Statement;
  readonly schema?: StatementSchema;
  readonly parent?: Node;
  readonly children: readonly Node[];
  readonly values: readonly BoundValue[];
  readonly events: readonly ValueEvent[];
  readonly document: BoundDocument;
}

export interface BoundDocument {
  readonly uri: string;
  readonly vocabulary: Vocabulary;
  readonly roots: readonly Node[];
}

/** Binds a document to the definitions it uses. */
export function bindDocument(tree: SourceTree, available: ReadonlyMap<string, DslSchema>): BoundDocument {
  const vocabulary = createVocabulary(usesOf(tree.statements), available);
  const roots: Node[] = [];
  const document: BoundDocument = { uri: tree.uri, vocabulary, roots };
  for (const statement of tree.statements) roots.push(bind(statement, undefined, vocabulary.root, document));
  return document;
}

function bind(
  statement: Statement,
  parent: Node | undefined,
  siblings: ReadonlyMap<string, StatementSchema> | undefined,
  document: BoundDocument,
): Node {
  const schema = siblings?.get(statement.keyword.text);
  const values = schema ? bindValues(statement, schema) : [];
  const children: Node[] = [];
  const node: Node = {
    statement,
    ...(schema ? { schema } : {}),
    ...(parent ? { parent } : {}),
    children,
    values,
    events: values.flatMap(({ expression, parameter }) =>
      parameter ? visitValue(expression, parameter.type, document.vocabulary) : [],
    ),
    document,
  };
  for (const inner of statement.body?.statements ?? [])
    children.push(bind(inner, node, schema?.children, document));
  return node;
}

function bindValues({ args, assigned }: Statement, { parameters }: StatementSchema): BoundValue[] {
  const positional = parameters.filter((parameter) => parameter.assigned !== true);
  const last = positional.at(-1);
  const values = args.map((expression, index): BoundValue => {
    const parameter = positional[index] ?? (last?.rest ? last : undefined);
    return parameter ? { expression, parameter } : { expression };
  });
  if (assigned) {
    const parameter = parameters.find((each) => each.assigned === true);
    values.push(parameter ? { expression: assigned, parameter } : { expression: assigned });
  }
  return values;
}

/** The expression that names the element of a node. */
export function nameOfNode(node: Node): Expression | undefined {
  const parameter = node.schema && nameParameter(node.schema);
  return parameter && node.values.find((value) => value.parameter === parameter)?.expression;
}

/** The value of a parameter or child option of this name, in the node or the nearest one around it that has it. */
export function valueAround(node: Node, name: string): { node: Node; expression: Expression } | undefined {
  for (let current: Node | undefined = node; current; current = current.parent) {
    const own = current.values.find(({ parameter }) => parameter?.name === name)?.expression;
    if (own) return { node: current, expression: own };
    const option = current.children.find(
      ({ schema }) => schema?.role === 'option' && schema.keyword === name,
    );
    const expression = option?.values[0]?.expression;
    if (option && expression) return { node: option, expression };
  }
  return undefined;
}

/** The text of the element's name; `undefined` when it has none. */
export function elementName(node: Node): string | undefined {
  const expression = nameOfNode(node);
  return expression && nameText(expression);
}

/** The nodes of a document, parents before their children, in document order. */
export function* allNodes(nodes: readonly Node[]): Iterable<Node> {
  for (const node of nodes) {
    yield node;
    yield* allNodes(node.children);
  }
}
