/** Text → tree: runs the Langium parser and turns its nodes into plain data; says in plain words what was not understood. */
import { type AstNode, type CstNode, isCompositeCstNode, isLeafCstNode, type ParseResult } from 'langium';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { Argument, Block, Expression, Name, NameExpression, Statement } from '../../dsl/syntax.ts';
import type * as ast from '../generated/ast.ts';
import { sparkCoreServices } from './services.ts';
import { syntaxErrors } from './syntax-errors.ts';

/** A `.spark` document as read. Immutable: an edit makes a new one. */
export interface SparkDocument {
  readonly uri: string;
  readonly text: string;
  readonly statements: readonly Statement[];
  /** What the parser did not understand; the tree holds the rest. */
  readonly problems: readonly Diagnostic[];
}

/** Reads a document; never throws for bad input. */
export function parseSpark(text: string, uri = ''): SparkDocument {
  const result = sparkCoreServices().parser.LangiumParser.parse<ast.SparkDocument>(text);
  return fromParseResult(result, text, uri);
}

/** The document of a parse that was done elsewhere (by the language server). */
export function fromParseResult(
  result: ParseResult<ast.SparkDocument>,
  text: string,
  uri: string,
): SparkDocument {
  return {
    uri,
    text,
    statements: result.value.statements.map(statement),
    problems: syntaxErrors(result, text),
  };
}

/** Langium leaves out what it did not find, whatever the types say; such parts are empty here. */
const nowhere: Span = { start: 0, end: 0 };

function spanOf(node: AstNode | CstNode | undefined): Span {
  if (node === undefined) return nowhere;
  const cst = '$type' in node ? node.$cstNode : (node as CstNode);
  return cst ? { start: cst.offset, end: cst.end } : nowhere;
}

/** The names that stand right in a node, with their places: its own ID tokens, in order. */
function namesOf(node: AstNode, texts: readonly string[]): Name[] {
  const content = isCompositeCstNode(node.$cstNode) ? node.$cstNode.content : [];
  const tokens = content.filter((each) => isLeafCstNode(each) && each.tokenType.name === 'ID');
  return texts.map((text, index) => ({ text, span: spanOf(tokens[index] ?? node.$cstNode) }));
}

function statement(node: ast.SparkStatement): Statement {
  const [keyword] = namesOf(node, [node.keyword]);
  const assigned = node.default && expression(node.default);
  return {
    keyword: keyword ?? { text: node.keyword, span: spanOf(node) },
    args: present(node.args),
    ...(assigned ? { assigned } : {}),
    ...(node.body ? { body: block(node.body) } : {}),
    span: spanOf(node),
  };
}

function block(node: ast.SparkBlock): Block {
  return { statements: node.statements.map(statement), span: spanOf(node) };
}

function present(nodes: readonly (ast.Expression | undefined)[]): Expression[] {
  return nodes.flatMap((node) => (node && expression(node)) ?? []);
}

function argumentsOf(nodes: readonly ast.Argument[]): Argument[] {
  return nodes.flatMap((node) => {
    const value = node.value && expression(node.value);
    if (value === undefined) return [];
    const [name] = node.name === undefined ? [] : namesOf(node, [node.name]);
    return [{ ...(name ? { name } : {}), value, span: spanOf(node) }];
  });
}

function nameExpression(node: ast.Use): NameExpression {
  return {
    kind: 'name',
    path: namesOf(node, node.path),
    ...(node.call ? { args: argumentsOf(node.args) } : {}),
    span: spanOf(node),
  };
}

const constants: Readonly<Record<ast.Constant['value'], boolean | null>> = {
  true: true,
  false: false,
  nil: null,
};

/** `undefined` when the parser, after an error, left the expression without its content. */
function expression(node: ast.Expression): Expression | undefined {
  const span = spanOf(node);
  switch (node.$type) {
    case 'StringLiteral':
    case 'NumberLiteral':
      return { kind: 'literal', value: node.value, span };
    case 'Constant':
      return { kind: 'literal', value: constants[node.value], span };
    case 'List':
      return { kind: 'list', items: argumentsOf(node.items), span };
    case 'Use':
      return nameExpression(node);
    case 'ArgumentReference':
      return node.target && { kind: 'template', target: nameExpression(node.target), span };
    case 'Group': {
      const value = node.value && expression(node.value);
      return value && { ...value, span };
    }
    case 'Unary':
      return unary(node, span);
    case 'Binary':
      return {
        kind: 'operation',
        operator: node.operator,
        operands: present([node.left, node.right]),
        span,
      };
    default:
      return undefined;
  }
}

/** A minus before a number is part of the number. */
function unary(node: ast.Unary, span: Span): Expression {
  const operands = present([node.operand]);
  const [operand] = operands;
  if (node.operator === '-' && operand?.kind === 'literal' && typeof operand.value === 'number') {
    return { kind: 'literal', value: -operand.value, span };
  }
  return { kind: 'operation', operator: node.operator, operands, span };
}
