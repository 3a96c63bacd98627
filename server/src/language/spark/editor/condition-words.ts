/** The names in the conditions of rules: arguments, options and inner elements of what the rule is about, and functions beside them. */
import type { Node } from '../../../dsl/bind.ts';
import type { Place } from '../../../dsl/schema.ts';
import type { Expression, Name } from '../../../dsl/syntax.ts';
import type { DefinedWord } from './defined-words.ts';
import {
  type DefinedMember,
  type DefinedStatement,
  functionPlace,
  memberNamed,
  statementsNamed,
} from './definition-lookup.ts';

/** What the names are looked up for. */
export interface RuleScope {
  readonly node: Node;
  /** What the rule is about; in the functions of lists, what the list holds goes first. */
  readonly elements: readonly DefinedStatement[];
}

/** The words of a condition that are defined. */
export function conditionWords(expression: Expression, scope: RuleScope): readonly DefinedWord[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'template':
      return conditionWords(expression.target, scope);
    case 'list':
      return expression.items.flatMap(({ value }) => conditionWords(value, scope));
    case 'operation':
      return [
        ...expression.operands.flatMap((each) => conditionWords(each, scope)),
        ...calledBeside(expression.operands, scope),
      ];
    case 'name': {
      const [first] = expression.path;
      if (!expression.args) return first ? found(first, meaning(first.text, scope)?.place) : [];
      const [list] = expression.args;
      const inner = list ? heldBy(list.value, scope) : [];
      const within = { ...scope, elements: [...inner, ...scope.elements] };
      return expression.args.flatMap(({ value }, index) =>
        conditionWords(value, index === 0 ? scope : within),
      );
    }
  }
}

/** What a name is to the element: a value that it has, or elements in it. */
export function meaning(name: string, { node, elements }: RuleScope): DefinedMember | undefined {
  const own = memberNamed(node, elements, name);
  if (own) return own;
  const [inside] = statementsNamed(node, name).filter(({ definition }) => definition.role === 'entity');
  return inside?.definition.place && { place: inside.definition.place };
}

/** `operation == spin`: the function that is compared with what may be a call. */
function calledBeside(operands: readonly Expression[], scope: RuleScope): readonly DefinedWord[] {
  return operands.flatMap((operand, index) => {
    const other = operands[1 - index];
    const [first] = other?.kind === 'name' && !other.args ? other.path : [];
    const type = first && meaning(first.text, scope)?.type;
    return type ? functionWords(operand, type, scope.node) : [];
  });
}

/** The functions that a value names, or the items of a list of them. */
export function functionWords(
  value: Expression,
  type: NonNullable<DefinedMember['type']>,
  node: Node,
): readonly DefinedWord[] {
  if (value.kind === 'list') return value.items.flatMap((item) => functionWords(item.value, type, node));
  const [first] = value.kind === 'name' ? value.path : [];
  return first ? found(first, functionPlace(node, type, first.text)) : [];
}

/** The elements that `exists(step, …)` is about. */
function heldBy(list: Expression, { node }: RuleScope): readonly DefinedStatement[] {
  const [first] = list.kind === 'name' ? list.path : [];
  if (!first) return [];
  return statementsNamed(node, first.text).filter(({ definition }) => definition.role === 'entity');
}

function found(name: Name, place: Place | undefined): readonly DefinedWord[] {
  return place ? [{ ...name, place }] : [];
}
