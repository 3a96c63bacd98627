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
    'schedule reserve publish import generate log file enrol enroll issue raise define prescribe invite draft sign_up',
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
    'know like prefer seem mean cost hold keep work live become identify represent support provide allow let ensure'
  ).split(' '),
);

/** Verbs that tell somebody something; they change no record. */
const telling: ReadonlySet<string> = new Set(
  'notify inform call tell ask alert warn remind contact email message thank greet advise prompt'.split(' '),
);

/** Whether `verb` can become an action of a resource at all. */
export function isDoing(verb: string): boolean {
  const name = snakeCase(verb);
  return name !== '' && !stative.has(name) && !telling.has(name);
}

/** The kind of action that `verb` (base form) asks for. */
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
