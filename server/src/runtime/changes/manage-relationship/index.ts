/**
 * `manage_relationship`: related records from an argument. What this record leads to is settled before it is stored; what leads to
 * it, or is joined with it, afterwards.
 */

import type { Changeset } from '../../changeset.ts';
import { changeAttribute } from '../../changing.ts';
import type { ChangeOf } from '../../compiled/making.ts';
import { type CallOptions, callerOf, type Row, type RuntimeContext } from '../../context.ts';
import { failed } from '../../failure.ts';
import { unwrap } from '../../outcome.ts';
import { recordsBehind } from '../../related.ts';
import { givenRecords } from './inputs.ts';
import { type Linked, type Links, linksHere, linksJoined } from './links.ts';
import { manage, Refused } from './manage.ts';
import { type ManageOptions, manageOptions } from './options.ts';

export const manageRelationship: ChangeOf = (args, making) => {
  const options = manageOptions(args, making);
  if (args.flag('ignore?', false)) return (changeset) => changeset;
  const { argument, relationship } = options;
  return (changeset) => {
    if (!Object.hasOwn(changeset.arguments, argument)) return changeset;
    if (relationship.kind === 'belongs_to')
      return {
        ...changeset,
        beforeAction: [...changeset.beforeAction, (later, context) => managedAway(options, later, context)],
      };
    return {
      ...changeset,
      afterAction: [
        ...changeset.afterAction,
        async (record, done, context) => {
          const caller = callerFor(options, context);
          const links =
            relationship.kind === 'many_to_many'
              ? linksJoined(options, record, context, caller)
              : linksHere(options, record, context, caller);
          await settled(options, done, links, context, caller);
          return record;
        },
      ],
    };
  };
};

function callerFor({ authorize }: ManageOptions, context: RuntimeContext): CallOptions {
  return { ...callerOf(context), ...(authorize ? {} : { authorize: false }) };
}

async function settled(
  options: ManageOptions,
  changeset: Changeset,
  links: Links,
  context: RuntimeContext,
  caller: CallOptions,
): Promise<void> {
  const given = givenRecords(changeset.arguments[options.argument], options);
  try {
    await manage(options, given, links, context, caller);
  } catch (error) {
    if (error instanceof Refused)
      throw failed(changeset.resource, changeset.action, error.kind, error.errors);
    throw error;
  }
}

/** A `belongs_to`: this record holds the key of the other. One that is taken away goes after this one has let go of it. */
async function managedAway(
  options: ManageOptions,
  changeset: Changeset,
  context: RuntimeContext,
): Promise<Changeset> {
  const { relationship, destination } = options;
  const { sourceAttribute, destinationAttribute } = relationship;
  const caller = callerFor(options, context);
  const { runtime } = context;
  let target: { readonly key: unknown } | undefined;
  const gone: { readonly action: string; readonly row: Row }[] = [];
  const links: Links = {
    current: async () =>
      (await recordsBehind({ ...context, ...caller }, relationship, changeset.data ?? {})).map(
        (row): Linked => ({ row }),
      ),
    relate: async (row) => {
      target = { key: row[destinationAttribute] };
    },
    unrelate: async () => {
      target ??= { key: null };
    },
    create: async (action, input) => {
      const row = unwrap(await runtime.create(destination.name, action, input, caller));
      target = { key: row[destinationAttribute] };
      return row;
    },
    destroy: async (action, { row }) => {
      target ??= { key: null };
      gone.push({ action, row });
    },
    updateJoin: () => Promise.reject(new Error(`${relationship.name} has no records that join.`)),
  };
  await settled(options, changeset, links, context, caller);
  const changed = target ? changeAttribute(changeset, sourceAttribute, target.key) : changeset;
  if (gone.length === 0) return changed;
  return {
    ...changed,
    afterAction: [
      ...changed.afterAction,
      async (record, _, later) => {
        for (const { action, row } of gone)
          unwrap(await later.runtime.destroy(destination.name, action, row, {}, caller));
        return record;
      },
    ],
  };
}
