/** How records are connected, by kind of relationship: what it takes to relate one, and to let go of it. */
import type { CallOptions, Row, RuntimeContext } from '../../context.ts';
import { type Outcome, unwrap } from '../../outcome.ts';
import { actionFor, allOf, isIn, recordsBehind, recordsWhere } from '../../related.ts';
import type { Input } from '../../runtime.ts';
import type { ManageOptions } from './options.ts';

/** A record that is related, with the one that joins it. */
export interface Linked {
  readonly row: Row;
  readonly join?: Row;
}

/** What is done in the data store. `index` is for errors. */
export interface Links {
  current(): Promise<readonly Linked[]>;
  /** @param action the one that connects, where the document names it: an update of the record, or a create of what joins */
  relate(row: Row, joinInput: Input, action: string | undefined): Promise<void>;
  /** @param action the one that parts: an update of the record, or a destroy of what joins */
  unrelate(linked: Linked, action: string | undefined): Promise<void>;
  /** Makes a related record. */
  create(action: string, input: Input, joinInput: Input, joinAction: string | undefined): Promise<Row>;
  /** Takes a related record away. */
  destroy(action: string, linked: Linked, joinAction: string | undefined): Promise<void>;
  updateJoin(action: string | undefined, linked: Linked, joinInput: Input): Promise<void>;
}

/** The links of a `has_one` or `has_many`: the other records hold this one's key. */
export function linksHere(
  options: ManageOptions,
  record: Row,
  context: RuntimeContext,
  caller: CallOptions,
): Links {
  const { relationship, destination } = options;
  const { runtime } = context;
  const { destinationAttribute, sourceAttribute } = relationship;
  const pointing = (to: unknown): CallOptions => ({
    ...caller,
    forcedAttributes: { [destinationAttribute]: to },
  });
  const point = async (row: Row, to: unknown, action: string | undefined) => {
    const { name } = actionFor(destination, 'update', action);
    await done(runtime.update(destination.name, name, row, {}, pointing(to)));
  };
  return {
    current: async () =>
      (await recordsBehind({ ...context, ...caller }, relationship, record)).map((row) => ({ row })),
    relate: (row, _, action) => point(row, record[sourceAttribute], action),
    unrelate: ({ row }, action) => point(row, null, action),
    create: (action, input) =>
      done(runtime.create(destination.name, action, input, pointing(record[sourceAttribute]))),
    destroy: async (action, { row }) =>
      void (await done(runtime.destroy(destination.name, action, row, {}, caller))),
    updateJoin: () => Promise.reject(new Error(`${relationship.name} has no records that join.`)),
  };
}

/** The links of a `many_to_many`: records of a third resource hold both keys. */
export function linksJoined(
  options: ManageOptions,
  record: Row,
  context: RuntimeContext,
  caller: CallOptions,
): Links {
  const { relationship, destination, join } = options;
  const { runtime } = context;
  const { sourceAttribute, destinationAttribute, sourceAttributeOnJoin, destinationAttributeOnJoin } =
    relationship;
  if (!join || !sourceAttributeOnJoin || !destinationAttributeOnJoin)
    throw new Error(`The relationship ${relationship.name} does not say what joins its records.`);
  const here = record[sourceAttribute];
  const inner = { ...context, ...caller };
  const relate = async (row: Row, joinInput: Input, action: string | undefined) => {
    const forcedAttributes = {
      [sourceAttributeOnJoin]: here,
      [destinationAttributeOnJoin]: row[destinationAttribute],
    };
    const { name } = actionFor(join, 'create', action);
    await done(runtime.create(join.name, name, joinInput, { ...caller, forcedAttributes }));
  };
  const unrelate = async ({ join: joining }: Linked, action: string | undefined) => {
    if (joining)
      await done(runtime.destroy(join.name, actionFor(join, 'destroy', action).name, joining, {}, caller));
  };
  return {
    current: async () => {
      const joins = await recordsWhere(inner, join, isIn(sourceAttributeOnJoin, [here]));
      const keys = joins.map((each) => each[destinationAttributeOnJoin]);
      const mine = isIn(destinationAttribute, keys);
      const rows =
        keys.length === 0
          ? []
          : await recordsWhere(
              inner,
              destination,
              relationship.filter ? allOf([mine, relationship.filter]) : mine,
            );
      const byKey = new Map(rows.map((row) => [row[destinationAttribute], row]));
      return joins.flatMap((each) => {
        const row = byKey.get(each[destinationAttributeOnJoin]);
        return row ? [{ row, join: each }] : [];
      });
    },
    relate,
    unrelate,
    create: async (action, input, joinInput, joinAction) => {
      const row = await done(runtime.create(destination.name, action, input, caller));
      await relate(row, joinInput, joinAction);
      return row;
    },
    destroy: async (action, linked, joinAction) => {
      await unrelate(linked, joinAction);
      await done(runtime.destroy(destination.name, action, linked.row, {}, caller));
    },
    updateJoin: async (action, { join: joining }, joinInput) => {
      if (joining)
        await done(
          runtime.update(join.name, actionFor(join, 'update', action).name, joining, joinInput, caller),
        );
    },
  };
}

async function done(outcome: Promise<Outcome<Row>>): Promise<Row> {
  return unwrap(await outcome);
}
