/** The parser of requirement documents: reads tokens in order by {@link treeOf}, and leaves all others to the one that Langium makes. */
import {
  type AstNode,
  createLangiumParser,
  type LangiumCoreServices,
  LangiumParser,
  type ParseResult,
  type ParserOptions,
} from 'langium';
import { treeOf } from './tree.ts';

export class RequirementsParser extends LangiumParser {
  readonly #services: LangiumCoreServices;
  /** Made when it is needed. */
  #byGrammar: LangiumParser | undefined;

  constructor(services: LangiumCoreServices) {
    super(services);
    this.#services = services;
  }

  override parse<T extends AstNode = AstNode>(input: string, options: ParserOptions = {}): ParseResult<T> {
    const { tokens, errors } = this.lexer.tokenize(input);
    const tree = options.rule === undefined ? treeOf(input, tokens) : undefined;
    if (tree === undefined) {
      this.#byGrammar ??= createLangiumParser(this.#services);
      return this.#byGrammar.parse<T>(input, options);
    }
    // The grammar of this language has one kind of root.
    return { value: tree as AstNode as T, lexerErrors: errors, parserErrors: [] };
  }
}
