/**
 * What a verb of a requirement means for an action of a resource: which kind of action realises it, and which
 * default action already does.
 */

import type { Action, ActionKind, Resource } from '../../model/domain-model.ts';
import { fieldName, nameKey, snakeCase } from '../../model/naming.ts';
import type { ActionPhrase } from '../../model/specification.ts';

/** Verbs by the kind of action they ask for; every other verb changes a record, so it is an update. */
const verbsOfKind: Readonly<Record<Exclude<ActionKind, 'update'>, string>> = {
  create:
    'create add register book make place open submit enter order request record insert write post upload ' +
    'schedule reserve publish import generate log file issue raise define prescribe draft sign_up rent hire borrow',
  read:
    'read view see list search browse find show display look look_up check query export download print report ' +
    'access retrieve filter sort compare track monitor inspect consult get view_all preview count',
  destroy: 'delete destroy remove erase purge discard drop',
};

const kindOfVerb: ReadonlyMap<string, ActionKind> = new Map(
  Object.entries(verbsOfKind).flatMap(([kind, verbs]) =>
    verbs.split(' ').map((verb) => [verb, kind as ActionKind] as const),
  ),
);

/** Verbs that mean exactly what a default action does, and need no action of their own. */
const defaultActionOfVerb: ReadonlyMap<string, string> = new Map(
  Object.entries({
    create: 'create add insert enter record',
    read: 'read view see list browse show display get retrieve access look look_up find consult inspect check',
    update: 'update edit change modify maintain manage alter correct set',
    destroy: 'delete destroy remove erase',
  }).flatMap(([action, verbs]) => verbs.split(' ').map((verb) => [verb, action] as const)),
);

/** Verbs that describe how things are, or what people wish; nobody does them to a record. */
const stative: ReadonlySet<string> = new Set(
  (
    'be have own belong contain consist include comprise need want wish require use exist depend relate concern ' +
    'know like prefer seem mean cost hold keep work live become identify represent support provide allow let ensure ' +
    'process handle perform answer respond run happen occur teach lead employ supervise overlap exceed'
  ).split(' '),
);

/** Verbs that tell somebody something; they change no record. */
const telling: ReadonlySet<string> = new Set(
  'notify inform call tell ask alert warn remind contact email message thank greet advise prompt'.split(' '),
);

/** Verbs that hand something over: done to a thing they are an action of it, done to a person they tell him something. */
const handing: ReadonlySet<string> = new Set('send give deliver show display present forward'.split(' '));

/** Whether the verb done to somebody who acts («send the customer an e-mail») is communication and changes no record. */
export function isHanding(verb: string): boolean {
  return handing.has(snakeCase(verb));
}

/** Verbs of using a thing that is there already: they make a record only of what is itself an event, such as a booking. */
const acquiring: ReadonlySet<string> = new Set(
  'book reserve order request schedule rent hire borrow'.split(' '),
);

/** Verbs that give a record other values, which the caller must bring along. */
const modifying: ReadonlySet<string> = new Set(
  (
    'update edit modify change set adjust correct replace rename assign reassign move transfer reschedule ' +
    'postpone extend grade rate price attach link allocate fill_in complete_with'
  ).split(' '),
);

/** Whether the verb says that a caller brings new values along; every other change is decided by the action itself. */
export function isModifying(verb: string): boolean {
  return modifying.has(snakeCase(verb));
}

/** Whether `verb` can become an action of a resource at all. */
export function isDoing(verb: string): boolean {
  const name = snakeCase(verb);
  return name !== '' && !stative.has(name) && !telling.has(name);
}

/**
 * The kind of action that `verb` asks for on `resource`: «book an appointment» makes one, «reserve a room» changes the room
 * that is there, since a room is not the record of a reservation.
 */
export function actionKindOn(verb: string, resource: Resource): ActionKind {
  const kind = actionKindOf(verb);
  return kind === 'create' && acquiring.has(snakeCase(verb)) && !isEvent(resource) ? 'update' : kind;
}

const moment =
  /(?:^|_)(?:start|starts|begin|begins|end|ends|due|until|pickup|return|check_in|check_out)(?:_|$)/;

/** Whether a record of the resource is something that happens to others: it refers to them, and has states or a time. */
function isEvent({ attributes, relationships, stateMachine }: Resource): boolean {
  const refers = relationships.some(({ kind }) => kind === 'belongs_to');
  const timed = attributes.some(
    ({ name, type }) =>
      (moment.test(name) || name === 'date' || name === 'time') && /date|time/.test(type.name),
  );
  const status = attributes.some(({ name }) => /^(?:.*_)?(?:status|state)$/.test(name));
  return refers && (timed || status || stateMachine !== undefined);
}

/** The kind of action that `verb` (base form) asks for, whatever it is done to. */
export function actionKindOf(verb: string): ActionKind {
  return kindOfVerb.get(snakeCase(verb)) ?? 'update';
}

/** The default action that realises `verb`; undefined when the verb deserves an action of its own. */
export function defaultActionFor(verb: string): string | undefined {
  return defaultActionOfVerb.get(snakeCase(verb));
}

/**
 * The action of `resource` that realises `phrase`: named after the verb, after verb and object, or after the verb and the
 * state that it leads to (`mark_overdue`), or else a default action.
 */
export function actionRealising(phrase: ActionPhrase, resource: Resource): Action | undefined {
  const verb = nameKey(fieldName(phrase.verb, resource.name));
  const whole = nameKey(`${phrase.verb} ${phrase.object}`);
  const fallback = defaultActionFor(phrase.verb);
  let byDefault: Action | undefined;
  for (const action of resource.actions) {
    const key = nameKey(action.name);
    if (key === verb || key === whole) return action;
    if (action.transitionTo !== undefined && action.name.startsWith(`${phrase.verb}_`)) return action;
    if (fallback !== undefined && action.name === fallback) byDefault = action;
  }
  return byDefault;
}
