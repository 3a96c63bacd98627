/** Values in a definition that are not of the type that it says itself: defaults, and what it decides for all elements. */
import { elementName, type Node, rootOf } from '../../../dsl/nodes/bind.ts';
import { describeType } from '../../../dsl/schema/describe-type.ts';
import { readOptionType } from '../../../dsl/schema/option-type.ts';
import type { OptionType } from '../../../dsl/schema/schema.ts';
import { createVocabulary, type Vocabulary } from '../../../dsl/schema/vocabulary.ts';
import { type Argument, dotted, type Expression, nameText } from '../../../dsl/syntax/syntax.ts';
import { visitValue } from '../../../dsl/values/value.ts';
import type { Contradiction } from './definition-member.ts';

/** A default that documents could not write. */
export function wrongDefault(node: Node): readonly Contradiction[] {
  const { args, assigned } = node.statement;
  return assigned ? wrongValue(assigned, readOptionType(args[1]), node, 'The default') : [];
}

/** What `set` decides of an option that stands beside it, and what it decides twice. */
export function wrongFixed({ children }: Node): readonly Contradiction[] {
  const decided = new Set<string>();
  return children.flatMap((node) => {
    const { keyword, args, assigned } = node.statement;
    const [name] = args;
    const text = name && nameText(name);
    if (keyword.text !== 'set' || text === undefined || !name) return [];
    if (decided.has(text)) return [{ span: name.span, problem: `\`${text}\` is decided above already.` }];
    decided.add(text);
    const member = children.find(({ statement }) => {
      const isMember = /^(arg|option)$/.test(statement.keyword.text);
      return isMember && statement.args[0] !== undefined && nameText(statement.args[0]) === text;
    });
    if (member?.statement.keyword.text === 'arg')
      return [{ span: name.span, problem: `\`${text}\` is an argument, which documents give.` }];
    const type = member?.statement.args[1];
    return assigned && type ? wrongValue(assigned, readOptionType(type), node, 'The value') : [];
  });
}

/** Where a value in a definition is not of a type, whatever definitions are in use together. */
export function wrongValue(
  value: Expression,
  type: OptionType,
  node: Node,
  what: string,
): readonly Contradiction[] {
  // No value at all is the default of whatever may be left out; another option's value is judged where that stands.
  if ((value.kind === 'literal' && value.value === null) || hasTemplate(value)) return [];
  const { available } = node.document.vocabulary;
  const own = createVocabulary([elementName(rootOf(node)) ?? ''], available);
  if (misfits(value, type, own).length === 0) return [];
  // To put all definitions together takes longer, and is seldom needed.
  const [first] = misfits(value, type, createVocabulary([...available.keys()], available));
  return first ? [{ span: first.span, problem: `${what} does not fit: ${first.problem}.` }] : [];
}

/** What is wrong with a value whatever is declared in documents. */
function misfits(value: Expression, type: OptionType, vocabulary: Vocabulary): readonly Contradiction[] {
  return visitValue(value, type, vocabulary).flatMap((event): readonly Contradiction[] => {
    switch (event.event) {
      case 'mismatch':
        return [{ span: event.expression.span, problem: `expected ${describeType(event.expected)}` }];
      case 'surplus':
        return [{ span: event.argument.span, problem: `\`${event.schema.name}\` does not take this` }];
      case 'missing':
        return [
          { span: event.call.span, problem: `\`${event.schema.name}\` needs \`${event.parameter.name}\`` },
        ];
      case 'call':
        return event.schema || event.kind === 'expression'
          ? []
          : [
              {
                span: event.call.span,
                problem: `there is no ${event.kind.replaceAll('_', ' ')} \`${dotted(event.call)}\``,
              },
            ];
      default:
        return [];
    }
  });
}

function hasTemplate(expression: Expression): boolean {
  const inItems = (items: readonly Argument[]) => items.some(({ value }) => hasTemplate(value));
  switch (expression.kind) {
    case 'template':
      return true;
    case 'list':
      return inItems(expression.items);
    case 'operation':
      return expression.operands.some(hasTemplate);
    case 'name':
      return inItems(expression.args ?? []);
    case 'literal':
      return false;
  }
}
