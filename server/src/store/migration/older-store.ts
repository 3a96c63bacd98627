/**
 * What stores of the versions that wrote them whole (up to 0.2) hold and no text does, taken over into the resources of today: changes to files that can be
 * undone, and settings. Their generations and evolutions stay in the tables that a migration sets aside (`kept_1_…`).
 */
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { Database } from '../database.ts';
import { quoted } from '../dialect/names.ts';
import { columnOf } from '../schema/codec.ts';
import { SchemaProblem } from '../schema/table.ts';
import { keptName } from './keep.ts';
import type { Moment } from './rows.ts';
import { existingTables, run, type Session } from './statements.ts';

/** What was taken over. */
export interface TakenOver {
  readonly fileChanges: number;
  readonly settings: number;
}

/** Where the first migration put the settings, whose table has the same name today. */
const oldSettings = keptName(1, 'settings');
const takenJournal = keptName(1, 'journal');

/**
 * Takes over what an older version left in the file, once; to be called after each migration, since any process may end before it.
 * @returns undefined when there is nothing of an older version
 */
export async function takeOver(
  database: Database,
  resources: readonly ResourceDefinition[],
  moment: Moment,
): Promise<TakenOver | undefined> {
  const { dialect } = database;
  const isOlder = await database.read((db) => hasOlderTables({ db, dialect }));
  if (!isOlder) return undefined;
  return database.transaction(async (db): Promise<TakenOver | undefined> => {
    const session: Session = { db, dialect };
    if (!(await hasOlderTables(session))) return undefined;
    const changes = await run(session, 'select * from journal order by seq');
    const change = writer(session, resources, 'FileChange');
    for (const { label, time, files, undone } of changes) {
      const at = new Date(Number(time)).toISOString();
      await change({
        id: moment.uuid(7),
        label: label === '' ? 'Change' : label,
        files: JSON.parse(String(files)),
        undone: undone === 1,
        undone_at: undone === 1 ? at : null,
        inserted_at: at,
        updated_at: at,
      });
    }
    const now = new Date(moment.now).toISOString();
    const settings = (await existingTables(session)).has(oldSettings)
      ? await run(session, `select * from ${quoted(oldSettings)}`)
      : [];
    const setting = writer(session, resources, 'Setting');
    for (const { key, value } of settings)
      await setting({
        id: moment.uuid(7),
        key,
        value: JSON.parse(String(value)),
        inserted_at: now,
        updated_at: now,
      });
    await run(session, `alter table journal rename to ${quoted(takenJournal)}`);
    return { fileChanges: changes.length, settings: settings.length };
  });
}

/** The names that kysely's own migrations and the journal had; no table of today is called so. */
async function hasOlderTables(session: Session): Promise<boolean> {
  const there = await existingTables(session);
  return session.dialect === 'sqlite' && there.has('kysely_migration') && there.has('journal');
}

/** Writes records of a resource, given by attributes. */
function writer(session: Session, resources: readonly ResourceDefinition[], name: string) {
  const resource = resources.find((each) => each.name === name);
  if (!resource) throw new SchemaProblem(`There is no resource ${name} for what an older version has left.`);
  return async (record: Readonly<Record<string, unknown>>): Promise<void> => {
    const attributes = resource.attributes.filter((attribute) => attribute.name in record);
    await run(
      session,
      `insert into ${quoted(resource.table)} (${attributes.map(({ source }) => quoted(source)).join(', ')})
       values (${attributes.map(() => '?').join(', ')})`,
      attributes.map(({ name, type }) => columnOf(type).encode(record[name], session.dialect)),
    );
  };
}
