/** Types in a definition that no value has, or that say the same twice. */
import type { Node } from '../../../dsl/nodes/bind.ts';
import { isEmptyRange } from '../../../dsl/schema/option-type.ts';
import { type Argument, dotted, type Expression, nameText } from '../../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import type { ValueEvent } from '../../../dsl/values/value-event.ts';
import type { Contradiction } from './definition-member.ts';

/** The types in the values of a statement that cannot be meant. */
export function impossibleTypes({ events }: Node): readonly Contradiction[] {
  return events.flatMap((event) =>
    event.event === 'call' && event.kind === 'option_type' ? impossible(event) : [],
  );
}

function impossible({ call, schema }: Extract<ValueEvent, { event: 'call' }>): readonly Contradiction[] {
  if (!schema) return [];
  const given = new Map(
    matchArguments(call, schema).map(({ argument, parameter }) => [parameter?.name, argument.value]),
  );
  switch (schema.name) {
    case 'integer':
    case 'float':
    case 'number':
      return outOfRange(given.get('min'), given.get('max'), schema.name === 'integer');
    case 'one_of':
      return [...empty(given.get('values'), 'value'), ...choices(given.get('values'))];
    case 'literal':
      return choice(given.get('value'));
    case 'any_of':
    case 'all_of':
      return empty(given.get('types'), 'type');
    case 'tuple':
      return empty(given.get('items'), 'type');
    case 'map':
      return empty(given.get('keys'), 'name');
    default:
      return [];
  }
}

function outOfRange(
  min: Expression | undefined,
  max: Expression | undefined,
  whole: boolean,
): readonly Contradiction[] {
  const [least, most] = [numberIn(min), numberIn(max)];
  const at = max ?? min;
  if (!at || !isEmptyRange(least, most, whole)) return [];
  const what = whole ? 'whole number' : 'number';
  return [{ span: at.span, problem: `There is no ${what} from ${least} to ${most}.` }];
}

function numberIn(expression: Expression | undefined): number | undefined {
  if (expression?.kind !== 'literal' || typeof expression.value !== 'number') return undefined;
  return expression.value;
}

/** A list that holds nothing leaves nothing to choose. */
function empty(list: Expression | undefined, what: string): readonly Contradiction[] {
  if (list?.kind !== 'list' || list.items.length > 0) return [];
  return [{ span: list.span, problem: `There has to be at least one ${what}.` }];
}

function choices(list: Expression | undefined): readonly Contradiction[] {
  const items = itemsOf(list);
  return [...items.flatMap(({ value }) => choice(value)), ...twice(items)];
}

/** What is compared with the values of documents has to be one itself. */
function choice(value: Expression | undefined): readonly Contradiction[] {
  if (!value || value.kind === 'literal' || nameText(value) !== undefined) return [];
  return [
    { span: value.span, problem: 'Only a name, a string, a number, true, false or nil can stand here.' },
  ];
}

/** Items that say the same as one before them. */
function twice(items: readonly Argument[]): readonly Contradiction[] {
  const seen = new Set<string>();
  return items.flatMap(({ value, span: { end } }, index) => {
    const text = valueText(value);
    const isNew = text === undefined || !seen.has(text);
    if (text !== undefined) seen.add(text);
    const before = items[index - 1];
    if (isNew || !before) return [];
    const edits = [{ span: { start: before.span.end, end }, newText: '' }];
    const fix = { title: 'Remove this one', edits, preferred: true };
    return [{ span: value.span, problem: `\`${text}\` is there already.`, fixes: [fix] }];
  });
}

function itemsOf(list: Expression | undefined): readonly Argument[] {
  return list?.kind === 'list' ? list.items : [];
}

/** A name and a string with the same text are one value. */
function valueText(value: Expression): string | undefined {
  if (value.kind === 'literal') return String(value.value ?? 'nil');
  return value.kind === 'name' && !value.args ? dotted(value) : undefined;
}
