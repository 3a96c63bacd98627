/**
 * A parser of Langium's, made from the grammar as Langium's own is, that builds our plain tree as it reads: without the
 * concrete syntax tree that Langium keeps for each token, which costs four times the reading and seventy times the text.
 */
import {
  AbstractLangiumParser,
  createParser,
  type GrammarAST,
  type LangiumCoreServices,
  type ParseResult,
} from 'langium';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { Draft, type Precedences } from './draft.ts';

type Rule = Parameters<AbstractLangiumParser['rule']>[0];
type Implementation = Parameters<AbstractLangiumParser['rule']>[1];
type RuleMethod = ReturnType<AbstractLangiumParser['rule']>;
type TokenType = Parameters<AbstractLangiumParser['consume']>[1];
type Errors = Pick<ParseResult, 'lexerErrors' | 'parserErrors'>;

/** What was read of a text: the statements, and what lexer and parser reported. */
export interface TreeParseResult extends Errors {
  readonly statements: readonly Statement[];
}

export class TreeParser extends AbstractLangiumParser {
  /** What is being read, outermost first. */
  readonly #stack: Draft[] = [];
  readonly #features = new Map<GrammarAST.AbstractElement, string>();

  constructor(services: LangiumCoreServices) {
    super(services, false);
    createParser(services.Grammar, this, this.lexer.definition);
    this.finalize();
  }

  parse(text: string): TreeParseResult {
    const { tokens, errors } = this.lexer.tokenize(text);
    this.wrapper.input = tokens;
    const read: unknown = this.wrapper.rule(this.mainRule);
    const draft = read instanceof Draft ? read : this.#stack.pop();
    if (!draft || this.#stack.length > 0) throw new Error('The parser lost count of its rules.');
    return { statements: draft.statements, lexerErrors: errors, parserErrors: this.wrapper.errors };
  }

  override rule(rule: Rule, implementation: Implementation): RuleMethod {
    const precedences = rule.$type === 'InfixRule' ? precedencesOf(rule) : undefined;
    const method = this.wrapper.DEFINE_RULE(rule.name, (args: Parameters<Implementation>[0]) => {
      if (this.isRecording()) {
        implementation(args);
        return undefined;
      }
      const draft = new Draft(rule.name, precedences);
      this.#stack.push(draft);
      implementation(args);
      this.#stack.pop();
      return draft;
    });
    this.allRules.set(rule.name, method);
    if (rule.$type === 'ParserRule' && rule.entry) this.mainRule = method;
    return method;
  }

  override consume(index: number, type: TokenType, element: GrammarAST.AbstractElement): void {
    const token = this.wrapper.wrapConsume(index, type);
    if (this.isRecording() || token.isInsertedInRecovery || !(token.startOffset >= 0)) return;
    const end = token.startOffset + token.image.length;
    this.#stack.at(-1)?.take(this.#featureOf(element), type.name, token.image, token.startOffset, end);
  }

  override subrule(
    index: number,
    rule: RuleMethod,
    _fragment: boolean,
    element: GrammarAST.AbstractElement,
    args: Parameters<Implementation>[0],
  ): void {
    if (this.isRecording()) {
      this.wrapper.wrapSubrule(index, rule, args);
      return;
    }
    const depth = this.#stack.length;
    let draft: Draft | undefined;
    try {
      const read = this.wrapper.wrapSubrule(index, rule, args);
      if (read instanceof Draft) draft = read;
    } finally {
      // After an error in it, the rule's draft is still there, with what was read up to that place.
      draft ??= this.#stack[depth];
      this.#stack.length = depth;
      if (draft) this.#stack.at(-1)?.include(this.#featureOf(element), draft);
    }
  }

  override action(type: string): void {
    const draft = this.#stack.at(-1);
    if (!this.isRecording() && draft) draft.type = type;
  }

  /** The property that the element is assigned to; empty when it is part of the rule itself. */
  #featureOf(element: GrammarAST.AbstractElement): string {
    let feature = this.#features.get(element);
    if (feature === undefined) {
      let around: { $type: string; $container?: object } | undefined = element;
      while (around && around.$type !== 'Assignment') around = around.$container as typeof around;
      feature = around && 'feature' in around ? String(around.feature) : '';
      this.#features.set(element, feature);
    }
    return feature;
  }
}

/** Operators by how loosely they bind. */
export function precedencesOf({ operators }: GrammarAST.InfixRule): Precedences {
  return new Map(
    operators.precedences.flatMap((each, index) =>
      each.operators.map(({ value }) => [value, index] as const),
    ),
  );
}
