/** Whether a default of ours says what a default of Ash says. */
import { dotted, type Expression, nameText } from '../../../../server/src/dsl/syntax/syntax.ts';
import type { Term } from './term.ts';

/** Functions and modules of Elixir are written in a way of our own, so that any value counts as one. */
export function isSameValue(theirs: Term, ours: Expression): boolean {
  switch (theirs.kind) {
    case 'atom':
      return textOf(ours) === theirs.name;
    case 'text':
      return ours.kind === 'literal' && ours.value === theirs.value;
    case 'number':
      return ours.kind === 'literal' && ours.value === theirs.value;
    case 'list':
      return isList(theirs.items, ours);
    case 'map':
      return isList([], ours);
    case 'code':
      return isNamedAfter(theirs.text, ours);
    case 'tuple':
      return theirs.items.some((item) => item.kind === 'code' && isNamedAfter(item.text, ours));
  }
}

/** How a default of ours is written, roughly. */
export function describeValue(value: Expression): string {
  if (value.kind === 'list') return `[${value.items.map((item) => describeValue(item.value)).join(', ')}]`;
  return textOf(value) ?? value.kind;
}

function isList(theirs: readonly Term[], ours: Expression): boolean {
  return (
    ours.kind === 'list' &&
    ours.items.length === theirs.length &&
    ours.items.every(({ value }, index) => {
      const term = theirs[index];
      return term !== undefined && isSameValue(term, value);
    })
  );
}

/** `Ash.Type.UtcDatetimeUsec` is our `utc_datetime_usec`; code in a string or a call stands for a function. */
function isNamedAfter(theirs: string, ours: Expression): boolean {
  if (ours.kind === 'literal') return typeof ours.value === 'string' && ours.value.includes(theirs);
  if (ours.kind !== 'name') return false;
  if (theirs.startsWith('&')) return true;
  return dotted(ours) === theirs || theirs.endsWith(`.${camelCase(dotted(ours))}`);
}

function camelCase(name: string): string {
  return name.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function textOf(value: Expression): string | undefined {
  if (value.kind === 'literal') return String(value.value ?? 'nil');
  if (value.kind === 'name') return dotted(value);
  return nameText(value);
}
