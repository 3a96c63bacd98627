/** Values of tokens: quotes and escapes taken off names and strings, digits read. */
import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';
import { unquote } from './escape.ts';

export class SparkValueConverter extends DefaultValueConverter {
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
