/** Use cases of the store itself: what it holds, backups, export and import, and giving space back. */
import type { Host } from '../base/host.ts';
import { definitions } from '../factory/generated/definitions.ts';
import { dumpRecords, type SeedRecord, seedRecords } from '../runtime/seed.ts';
import { limitBytes, makeRoom } from './make-room.ts';
import { Refused } from './refused.ts';
import type { StoreImportView, StoreInfoView, StoreMigrationView, StoreVacuumView } from './store-views.ts';
import type { Workshop } from './workshop.ts';

/** A line of an export. */
interface Line {
  readonly resource: string;
  readonly record: SeedRecord;
}

/** The store that is there. @throws Refused when nothing was kept yet: looking at it must not make one */
async function existing(workshop: Workshop, host: Host) {
  if (!(await workshop.kept(host)) && !(await workshop.problem(host)))
    throw new Refused(`There is no store yet: ${workshop.location} is made when something is generated.`);
  return await workshop.store(host);
}

export async function storeInfo(workshop: Workshop, host: Host): Promise<StoreInfoView> {
  const store = await existing(workshop, host);
  const tables = await store.database.read(async (db) => {
    const counted: { name: string; rows: number }[] = [];
    for (const { table } of definitions.resources) {
      const { rows } = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('rows'))
        .executeTakeFirstOrThrow();
      counted.push({ name: table, rows: Number(rows) });
    }
    return counted.sort((a, b) => a.name.localeCompare(b.name));
  });
  return {
    location: workshop.location,
    role: store.role(),
    bytes: await store.size(),
    limitBytes,
    tables,
    pending: [],
  };
}

/** @throws Refused when the store is not one that backups are made of */
export async function backupStore(workshop: Workshop, host: Host): Promise<string> {
  const { database } = await existing(workshop, host);
  if (!database.backup) throw new Refused('There is nothing on the disk to copy.');
  return await database.backup('manual');
}

/** What opening the store did: a migration happens when it is opened, and not twice. */
export async function migrateStore(workshop: Workshop, host: Host): Promise<StoreMigrationView> {
  await existing(workshop, host);
  const kept = await workshop.kept(host);
  const { steps = [], backup } = kept?.migration ?? {};
  return { steps: steps.map(({ text }) => text), ...(backup === undefined ? {} : { backup }) };
}

/** All records, those that others belong to first. */
export async function exportStore(workshop: Workshop, host: Host): Promise<string> {
  const { database } = await existing(workshop, host);
  return await database.read(async (db) => {
    const lines: string[] = [];
    for (const resource of inOrder()) {
      await host.pause();
      for (const record of await dumpRecords(db, resource))
        lines.push(`${JSON.stringify({ resource: resource.name, record } satisfies Line)}\n`);
    }
    return lines.join('');
  });
}

/** @throws Refused when the text is no export; nothing was taken in then */
export async function importStore(text: string, workshop: Workshop, host: Host): Promise<StoreImportView> {
  const lines = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]));
  const { database } = await workshop.store(host);
  return await database.transaction(async (db) => {
    let records = 0;
    for (const resource of inOrder()) {
      const own = lines.filter((line) => line.resource === resource.name).map(({ record }) => record);
      records += await seedRecords(db, database.dialect, resource, own);
    }
    return { records, known: lines.length - records };
  });
}

export async function vacuumStore(workshop: Workshop, host: Host): Promise<StoreVacuumView> {
  const store = await existing(workshop, host);
  const bytesBefore = await store.size();
  const pruned = await makeRoom(store.database, host);
  await store.vacuum();
  return { bytesBefore, bytesAfter: await store.size(), pruned };
}

function readLine(line: string, number: number): Line {
  let read: Partial<Line> = {};
  try {
    read = JSON.parse(line) as Partial<Line>;
  } catch {
    // Said below.
  }
  const { resource, record } = read;
  if (typeof resource !== 'string' || typeof record !== 'object' || record === null)
    throw new Refused(`Line ${number} is not of an export. Nothing was taken in.`);
  if (!definitions.resources.some(({ name }) => name === resource))
    throw new Refused(
      `Line ${number} is of a resource "${resource}" that there is not. Nothing was taken in.`,
    );
  return { resource, record };
}

/** The resources, each after those that it belongs to. */
function inOrder() {
  const sorted = new Set<(typeof definitions.resources)[number]>();
  const add = (resource: (typeof definitions.resources)[number], path: ReadonlySet<string>): void => {
    if (sorted.has(resource) || path.has(resource.name)) return;
    for (const { kind, destination } of resource.relationships) {
      const owner = definitions.resources.find(({ name }) => name === destination);
      if (kind === 'belongs_to' && owner) add(owner, new Set([...path, resource.name]));
    }
    sorted.add(resource);
  };
  for (const resource of definitions.resources) add(resource, new Set());
  return [...sorted];
}
