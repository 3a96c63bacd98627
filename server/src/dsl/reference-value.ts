/** Names in values that have to be declared elsewhere. */

import { destinationOption } from './names.ts';
import type { ReferenceType } from './schema.ts';
import { dotted, type Expression, isPlain } from './syntax.ts';
import type { ReferenceEvent, ValueWalk } from './value-event.ts';

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
  if (!isPlain(expression)) {
    walk.events.push({ event: 'mismatch', expression, expected: type });
    return;
  }
  const beside = besideOf(type.of, walk);
  const { through, of: owner, ...unowned } = type;
  const last: ReferenceType = beside || owner === undefined ? unowned : { ...unowned, of: owner };
  const within = beside ?? (owner === undefined ? walk.scope.within : undefined);
  const along = beside && owner?.includes('.') ? owner.slice(owner.indexOf('.') + 1) : undefined;
  // Where a relationship leads is what it stands for.
  const start = within ? { within, ...(along && along !== destinationOption ? { along } : {}) } : {};
  if (through === undefined) {
    walk.events.push({
      event: 'reference',
      name: dotted(expression),
      span: expression.span,
      type: last,
      ...start,
    });
    return;
  }
  let before: ReferenceEvent | undefined;
  expression.path.forEach(({ text, span }, index) => {
    const to = index === expression.path.length - 1 ? last.to : through;
    const of = index === 0 && last.of !== undefined ? { of: last.of } : {};
    before = {
      event: 'reference',
      name: text,
      span,
      type: { kind: 'reference', to, ...of },
      ...(before ? { within: before } : start),
    };
    walk.events.push(before);
  });
}
