/** Values that may be of one of several types. */
import type { OptionType, ReferenceType } from '../schema/schema.ts';
import type { Expression } from '../syntax/syntax.ts';
import { visit } from './value.ts';
import type { ReferenceEvent, ValueEvent, ValueWalk } from './value-event.ts';

/**
 * The first type that the value fits decides. References fit whatever they lead to, so that those of all types count.
 * When the value fits none, what comes nearest says why, or else it is the whole choice that was expected.
 */
export function visitAnyOf(
  expression: Expression,
  types: readonly OptionType[],
  expected: OptionType,
  walk: ValueWalk,
): void {
  const { events } = walk;
  const isCall = expression.kind === 'name' && expression.args !== undefined;
  const tried: { readonly type: OptionType; readonly found: readonly ValueEvent[] }[] = [];
  let mayBeName = isCall;
  for (const type of types) {
    const found: ValueEvent[] = [];
    visit(expression, type, { ...walk, events: found });
    tried.push({ type, found });
    if (mayBeName || found.some(isProblem)) continue;
    // What else a name or call may be, the types behind have a say in.
    if (type.kind === 'reference') mayBeName = true;
    else {
      events.push(...found);
      return;
    }
  }
  const called = tried.find(({ type, found }) => isCallOf(type, found));
  // A call of a known function is that, also where its arguments are wrong and an expression would take anything.
  const first = tried.find(
    ({ type, found }) => !found.some(isProblem) && !(called && isCall && type.kind === 'expression'),
  );
  if (first) {
    const [only, ...rest] = first.found;
    if (first.type.kind === 'reference' && only?.event === 'reference') {
      const or: ReferenceType[] = [];
      const elsewhere: ReferenceEvent[] = [];
      for (const { type, found } of tried) {
        const [event] = found;
        if (type.kind !== 'reference' || type === first.type) continue;
        if (event?.event === 'reference' && event.within) elsewhere.push(event);
        else or.push(type);
      }
      const orValue = tried.some(({ type, found }) => isValueOf(expression, type, found));
      const orTyped = tried.flatMap(({ found }) => found).find((event) => event.event === 'typed');
      events.push(
        {
          ...only,
          or: or.length > 0 ? or : undefined,
          elsewhere: elsewhere.length > 0 ? elsewhere : undefined,
          orValue,
          orTyped,
        },
        ...rest,
      );
    } else events.push(...first.found);
    return;
  }
  const callable = tried.filter(({ type }) => type.kind === 'call');
  const nearest = called ?? (isCall && callable.length === 1 ? callable[0] : tried.find(isMapOf(expression)));
  if (nearest) events.push(...nearest.found);
  else events.push({ event: 'mismatch', expression, expected });
}

/** Whether a name is also a value of a type that needs no declaration. A module or function is only taken for one by its dots. */
function isValueOf(expression: Expression, type: OptionType, found: readonly ValueEvent[]): boolean {
  const isCode = type.kind === 'module' || type.kind === 'code';
  if (isCode && expression.kind === 'name' && expression.path.length === 1) return false;
  return (
    type.kind !== 'reference' &&
    !found.some((event) => isProblem(event) || event.event === 'expression' || event.event === 'typed')
  );
}

/** Whether a value is meant as that: named values in brackets are a map, and what is wrong is one of its names or values. */
function isMapOf(expression: Expression): (choice: { readonly type: OptionType }) => boolean {
  const isNamed =
    expression.kind === 'list' &&
    expression.items.length > 0 &&
    expression.items.every(({ name }) => name !== undefined);
  return ({ type }) => isNamed && type.kind === 'map';
}

function isCallOf(type: OptionType, [first]: readonly ValueEvent[]): boolean {
  return type.kind === 'call' && first?.event === 'call' && first.schema !== undefined;
}

function isProblem(event: ValueEvent): boolean {
  if (event.event === 'call') return event.schema === undefined;
  return event.event === 'mismatch' || event.event === 'surplus' || event.event === 'missing';
}
