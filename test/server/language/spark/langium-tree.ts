/** The plain tree by way of Langium's own parser and its syntax trees, to which ours is compared: slow, but not of our making. */
import {
  type AstNode,
  type CstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  createLangiumParser,
  DefaultValueConverter,
  EmptyFileSystem,
  type GrammarAST,
  inject,
  isCompositeCstNode,
  isLeafCstNode,
  type ParseResult,
  type ValueType,
} from 'langium';
import type { Span } from '../../../../server/src/base/span.ts';
import type {
  Argument,
  Block,
  Expression,
  Name,
  NamedArgument,
  NameExpression,
  Statement,
} from '../../../../server/src/dsl/syntax/syntax.ts';
import type * as ast from '../../../../server/src/language/generated/ast.ts';
import {
  FactoryGeneratedSharedModule,
  SparkGeneratedModule,
} from '../../../../server/src/language/generated/module.ts';
import { unquote } from '../../../../server/src/language/spark/reading/escape.ts';
import { SparkLexer } from '../../../../server/src/language/spark/reading/lexer.ts';

class ValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    switch (rule.name) {
      case 'ID':
      case 'STRING':
        return unquote(input);
      case 'NUMBER':
        return Number(input.replaceAll('_', ''));
      default:
        return super.runConverter(rule, input, cstNode);
    }
  }
}

const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), FactoryGeneratedSharedModule);
const services = inject(createDefaultCoreModule({ shared }), SparkGeneratedModule, {
  parser: { Lexer: (own) => new SparkLexer(own), ValueConverter: () => new ValueConverter() },
});
const parser = createLangiumParser(services);

/** What Langium reads, and the tree that it means. */
export function parseByLangium(text: string): {
  readonly statements: readonly Statement[];
  readonly errors: ParseResult['parserErrors'];
} {
  const result = parser.parse<ast.SparkDocument>(text);
  return { statements: result.value.statements.map(statement), errors: result.parserErrors };
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
  const tokens = node.$cstNode ? ownNames(node.$cstNode, node) : [];
  return texts.map((text, index) => ({ text, span: spanOf(tokens[index] ?? node.$cstNode) }));
}

/** The parts of a node that rules without a name of their own wrap, as those of expressions do, are gone into. */
function ownNames(cst: CstNode, node: AstNode): readonly CstNode[] {
  if (cst.astNode !== node) return [];
  if (isLeafCstNode(cst)) return cst.tokenType.name === 'ID' ? [cst] : [];
  return isCompositeCstNode(cst) ? cst.content.flatMap((each) => ownNames(each, node)) : [];
}

function statement(node: ast.SparkStatement): Statement {
  const [keyword] = namesOf(node, [node.keyword]);
  const assigned = node.default && expression(node.default);
  return {
    keyword: keyword ?? { text: node.keyword, span: spanOf(node) },
    args: present(node.args),
    named: node.named.length > 0 ? namedArguments(node.named) : undefined,
    assigned,
    body: node.body && block(node.body),
    span: spanOf(node),
  };
}

function block(node: ast.SparkBlock): Block {
  return { statements: node.statements.map(statement), span: spanOf(node) };
}

function present(nodes: readonly (ast.Expression | undefined)[]): Expression[] {
  return nodes.flatMap((node) => (node && expression(node)) ?? []);
}

/** Arguments with a name; one whose value is missing is left out. */
function namedArguments(nodes: readonly ast.NamedArgument[]): NamedArgument[] {
  return argumentsOf(nodes).flatMap(({ name, value, span }) => (name ? [{ name, value, span }] : []));
}

function argumentsOf(nodes: readonly (ast.Argument | ast.NamedArgument)[]): Argument[] {
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
    case 'Wildcard':
      return { kind: 'name', path: [{ text: '*', span }], span };
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
