/** Names in values that have to be declared elsewhere. */

import { destinationOption } from '../names/names.ts';
import type { ReferenceType } from '../schema/schema.ts';
import { dotted, type Expression, isPlain } from '../syntax/syntax.ts';
import { type ReferenceEvent, referenceTo, type ValueWalk } from './value-event.ts';

/** What an argument of the same call names, where that is the owner of a name or value. */
export function besideOf(of: string | undefined, { beside }: ValueWalk): ReferenceEvent | undefined {
  return of === undefined ? undefined : beside?.get(of.split('.')[0] ?? '');
}

/** The same, for an event about it. */
export function namedBeside(of: string, walk: ValueWalk): { readonly beside?: ReferenceEvent } {
  const beside = besideOf(of, walk);
  return beside ? { beside } : {};
}

/** Emits a reference for each name of a path; of a plain reference, one for the whole of it. */
export function visitReference(expression: Expression, type: ReferenceType, walk: ValueWalk): void {
  const { events, scope } = walk;
  if (!isPlain(expression)) {
    events.push({ event: 'mismatch', expression, expected: type });
    return;
  }
  const { through, of } = type;
  const beside = besideOf(type.of, walk);
  const within = beside ?? (of === undefined ? scope.within : undefined);
  const along = beside && alongOf(of);
  const owned = beside ? undefined : of;
  if (through === undefined) {
    const name = { text: dotted(expression), span: expression.span };
    events.push(referenceTo(beside ? withoutOwner(type) : type, name, within, along));
    return;
  }
  const last = expression.path.length - 1;
  let before: ReferenceEvent | undefined;
  expression.path.forEach((name, index) => {
    const to = index === last ? type.to : through;
    const step: ReferenceType =
      index === 0 && owned !== undefined ? { kind: 'reference', to, of: owned } : { kind: 'reference', to };
    before = before ? referenceTo(step, name, before) : referenceTo(step, name, within, along);
    events.push(before);
  });
}

/** What to follow from the owner; where a relationship leads is what it stands for. */
function alongOf(owner: string | undefined): string | undefined {
  const dot = owner?.indexOf('.') ?? -1;
  const along = dot < 0 ? undefined : owner?.slice(dot + 1);
  return along === destinationOption ? undefined : along;
}

const ownerless = new WeakMap<ReferenceType, ReferenceType>();

function withoutOwner(type: ReferenceType): ReferenceType {
  let known = ownerless.get(type);
  if (!known) {
    const { of: _, ...rest } = type;
    known = rest;
    ownerless.set(type, known);
  }
  return known;
}
