/**
 * The grammar of requirement documents as a table, and what reads tokens by it: each rule is a sequence of parts that may be missing, so
 * that a token tells where it belongs. Many times as fast as the parser that is made from the grammar, and gives the same tree, for
 * tokens in order; tests hold the two to each other.
 */
import {
  type AstNode,
  type CompositeCstNode,
  CompositeCstNodeImpl,
  type CstNode,
  CstNodeBuilder,
  type LexerResult,
  RootCstNodeImpl,
} from 'langium';
import type { RequirementsFile } from '../generated/ast.ts';
import type { TokenName } from './scan.ts';

type Token = LexerResult['tokens'][number];

interface Rule {
  readonly type: string;
  readonly parts: readonly Part[];
  /** Of these properties, one has to be there. */
  readonly needs: readonly string[];
}

/** A token, which may be missing, or several of one kind. */
type Part =
  | {
      readonly token: TokenName;
      readonly property?: string;
      readonly many?: undefined;
      readonly rule?: undefined;
    }
  | {
      readonly token: TokenName;
      readonly property: string;
      readonly many: true;
      /** What each begins, when it does not stand alone. */
      readonly rule?: Rule;
    };

function one(token: TokenName, property?: string): Part {
  return property === undefined ? { token } : { token, property };
}

function many(token: TokenName, property: string, rule?: Rule): Part {
  return { token, property, many: true, ...(rule === undefined ? {} : { rule }) };
}

function ruleOf(type: string, parts: readonly Part[], ...needs: readonly string[]): Rule {
  return { type, parts, needs };
}

const correction = ruleOf('Correction', [one('CORRECTION', 'text')], 'text');
const field = ruleOf('FieldEntry', [one('FIELD_NAME', 'name'), one('FIELD_VALUE', 'value')], 'name');
const row = ruleOf('TableRow', [one('ROW', 'first'), many('CELL', 'cells')], 'first');
const term = ruleOf(
  'GlossaryEntry',
  [one('TERM', 'term'), many('SYNONYM', 'synonyms'), one('DEFINITION', 'definition')],
  'term',
);
const heading = ruleOf('Heading', [one('HEADING_MARK', 'mark'), one('TITLE', 'title')], 'title');
const statement = ruleOf(
  'StatementEntry',
  [
    one('BULLET', 'bullet'),
    one('STATEMENT_ID', 'label'),
    one('PRIORITY', 'priority'),
    one('TEXT', 'text'),
    one('PRIORITY_AFTER', 'priorityAfter'),
    many('FIELD_NAME', 'fields', field),
  ],
  'label',
  'text',
);

function block(type: string, keyword: TokenName, entry: TokenName, rule: Rule): Rule {
  return ruleOf(
    type,
    [one(keyword, 'keyword'), one('OPEN'), many(entry, 'entries', rule), one('CLOSE')],
    'keyword',
  );
}

/** What the first token of an element tells of it. */
const elementRules: ReadonlyMap<string, Rule> = new Map<TokenName, Rule>([
  ['PROJECT', ruleOf('ProjectHeader', [one('PROJECT'), one('VALUE', 'name')])],
  ['DOMAIN', ruleOf('DomainHeader', [one('DOMAIN'), one('VALUE', 'name')])],
  ['GLOSSARY', block('Glossary', 'GLOSSARY', 'TERM', term)],
  ['TERM', term],
  ['CORRECTIONS', block('Corrections', 'CORRECTIONS', 'CORRECTION', correction)],
  ['CORRECTION', correction],
  ['HEADING_MARK', heading],
  ['TITLE', heading],
  ['TABLE', ruleOf('Table', [one('TABLE', 'first'), many('COLUMN', 'columns'), many('ROW', 'rows', row)])],
  ['BULLET', statement],
  ['STATEMENT_ID', statement],
  ['PRIORITY', statement],
  ['TEXT', statement],
]);

/** A node of the tree while it is made. */
type Node = { -readonly [K in keyof AstNode]: AstNode[K] } & Record<string, unknown>;

/** The tree of a document; undefined when its tokens are not in order, and the parser has to say what is wrong. */
export function treeOf(text: string, tokens: readonly Token[]): RequirementsFile | undefined {
  return new Reader(tokens).file(text);
}

class Reader extends CstNodeBuilder {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    super();
    this.#tokens = tokens;
  }

  file(text: string): RequirementsFile | undefined {
    const elements: Node[] = [];
    const root: Node = { $type: 'RequirementsFile', elements };
    const cst = joined(root, new RootCstNodeImpl(text));
    while (this.#at < this.#tokens.length) {
      const rule = elementRules.get(this.#next);
      if (rule === undefined || !this.#read(rule, root, 'elements', elements, cst)) return undefined;
    }
    // The rules give the nodes the properties that the grammar gives to their types.
    return root as AstNode as RequirementsFile;
  }

  get #next(): string {
    return this.#tokens[this.#at]?.tokenType.name ?? '';
  }

  /** Reads what a rule says into a list of the node above; false when something that has to be there is missing. */
  #read(rule: Rule, above: Node, property: string, list: Node[], cstAbove: CompositeCstNode): boolean {
    const node: Node = {
      $type: rule.type,
      $container: above,
      $containerProperty: property,
      $containerIndex: list.length,
    };
    list.push(node);
    const cst = joined(node, new CompositeCstNodeImpl());
    this.appendChild(cstAbove, cst);
    for (const part of rule.parts) if (!this.#part(part, node, cst)) return false;
    return rule.needs.length === 0 || rule.needs.some((name) => node[name] !== undefined);
  }

  #part({ token, property, many: several, rule }: Part, node: Node, cst: CompositeCstNode): boolean {
    if (several === undefined) {
      if (this.#next !== token) return true;
      const image = this.#leaf(cst);
      if (property !== undefined) node[property] = image;
      return true;
    }
    const list: (Node | string)[] = [];
    node[property] = list;
    while (this.#next === token)
      if (rule === undefined) list.push(this.#leaf(cst));
      else if (!this.#read(rule, node, property, list as Node[], cst)) return false;
    return true;
  }

  /** The text of the next token, which gets its place in the tree. */
  #leaf(cst: CompositeCstNode): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return '';
    this.appendChild(cst, this.createLeafNode(token, false) as CstNode);
    return token.image;
  }
}

function joined(node: Node, cst: CompositeCstNodeImpl): CompositeCstNode {
  const own = cst as CompositeCstNode;
  node.$cstNode = own;
  cst.astNode = node;
  return own;
}
