import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import initSqlJs from 'sql.js';
import { applicationId } from '../../../../server/src/store/header.ts';
import { nodeDurableFiles } from '../../../../server/src/store/node/durable-files.ts';
import {
  type DurableFile,
  type DurableFiles,
  durableFiles,
} from '../../../../server/src/store/sqljs/durable-files.ts';
import { memoryDurableFiles } from '../../../../server/src/store/sqljs/memory-files.ts';
import type { SqljsDatabase, SqljsOptions } from '../../../../server/src/store/sqljs/open.ts';
import { inFolder } from '../../node/folder.ts';
import { ways } from './builds.ts';
import { addNote, asOthersSee, createNotes, notesOf, openIn as open } from './opening.ts';

/** The files as they are at this moment, as if the process ended here. */
const leftBehind = (files: { read(file: DurableFile): Uint8Array | undefined }) =>
  memoryDurableFiles(
    Object.fromEntries(durableFiles.map((file) => [file, files.read(file) ?? new Uint8Array()])),
  );

for (const [way, options] of Object.entries(ways))
  describe(`a durable database, ${way}`, () => {
    const openIn = (files: DurableFiles, more: Partial<SqljsOptions> = {}): Promise<SqljsDatabase> =>
      open(files, { ...options, ...more });

    it('is kept in the way that was meant', async () => {
      const database = await openIn(memoryDurableFiles());
      equal(database.keeping, way === 'journal' ? 'journal' : 'log');
      await database.close();
    });

    it('is a file that any SQLite reads, once it is closed', () =>
      inFolder(async (folder) => {
        const database = await openIn(nodeDurableFiles(folder));
        await createNotes(database);
        await addNote(database, 'ä');
        await addNote(database, 'b');
        await database.close();
        deepEqual(asOthersSee(join(folder, 'store.db')), { integrity: 'ok', notes: ['ä', 'b'] });
      }));

    it('has every acknowledged commit when its process ends without closing it', async () => {
      const files = memoryDurableFiles();
      const database = await openIn(files);
      await createNotes(database);
      for (let i = 0; i < 5; i++) {
        await addNote(database, String(i));
        const next = await openIn(leftBehind(files));
        deepEqual(
          await notesOf(next),
          Array.from({ length: i + 1 }, (_, n) => String(n)),
        );
        await next.close();
      }
      await database.close();
    });

    it('writes its log back when that has grown, and goes on from its beginning', async () => {
      const files = memoryDurableFiles();
      const database = await openIn(files, { logLimit: 50_000 });
      await createNotes(database);
      const text = 'x'.repeat(3000);
      for (let i = 0; i < 60; i++) await addNote(database, `${i}${text}`);
      const { database: size, log } = database.size();
      ok(size > 150_000, `${size} bytes arrived`);
      ok(log < 100_000, `${log} bytes of log`);
      const next = await openIn(leftBehind(files));
      equal((await notesOf(next)).length, 60);
      await Promise.all([next.close(), database.close()]);
    });

    it('counts its owners, and revisions grow from one to the next', async () => {
      const files = memoryDurableFiles();
      const revisions: number[] = [];
      let epoch = 0;
      for (let life = 0; life < 3; life++) {
        const database = await openIn(files);
        ok(database.epoch > epoch);
        epoch = database.epoch;
        database.onCommit(({ revision }) => revisions.push(revision));
        await createNotes(database);
        await addNote(database, 'x');
        await database.close();
      }
      deepEqual(
        revisions,
        revisions.toSorted((a, b) => a - b),
      );
      equal(new Set(revisions).size, revisions.length);
    });

    it('takes over a store that was written whole, and hands out backups like it', () =>
      inFolder(async (folder) => {
        const sqlite = await initSqlJs();
        const old = new sqlite.Database();
        old.run(
          `pragma application_id = ${applicationId}; create table note (id integer primary key, text text)`,
        );
        old.run("insert into note (text) values ('old')");
        writeFileSync(join(folder, 'store.db'), old.export());
        old.close();
        const database = await openIn(nodeDurableFiles(folder));
        await addNote(database, 'new');
        const kept = await database.backup('test');
        await addNote(database, 'later');
        deepEqual(asOthersSee(kept), { integrity: 'ok', notes: ['old', 'new'] });
        await database.close();
        deepEqual(asOthersSee(join(folder, 'store.db')).notes, ['old', 'new', 'later']);
      }));

    it('gives space back', async () => {
      const database = await openIn(memoryDurableFiles());
      await createNotes(database);
      for (let i = 0; i < 30; i++) await addNote(database, 'x'.repeat(10_000));
      await database.checkpoint();
      const before = database.size().database;
      await database.transaction((db) => db.deleteFrom('note').execute());
      await database.vacuum();
      ok(database.size().database < before / 4);
      await database.close();
      await rejects(notesOf(database), /closed/);
    });

    it('has after a crash what is left of nested and refused changes', async () => {
      const files = memoryDurableFiles();
      const database = await openIn(files);
      await createNotes(database);
      await database.transaction(async (db) => {
        await db.insertInto('note').values({ id: 1, text: 'kept' }).execute();
        await sql`savepoint "inner one"`.execute(db);
        await db.insertInto('note').values({ id: 2, text: 'taken back' }).execute();
        await sql`rollback to "inner one"`.execute(db);
        await db.insertInto('note').values({ id: 3, text: 'later' }).execute();
        await sql`release "inner one"`.execute(db);
        await rejects(db.insertInto('note').values({ id: 1, text: 'twice' }).execute());
      });
      await rejects(
        database.transaction(async (db) => {
          await db.insertInto('note').values({ text: 'thrown away' }).execute();
          throw new Error('no');
        }),
      );
      await addNote(database, 'last');
      const next = await openIn(leftBehind(files));
      deepEqual(await notesOf(next), ['kept', 'later', 'last']);
      await Promise.all([next.close(), database.close()]);
    });

    it('keeps two databases of one process apart', async () => {
      const [one, two] = [memoryDurableFiles(), memoryDurableFiles()];
      const [first, second] = [await openIn(one), await openIn(two)];
      for (const database of [first, second]) await createNotes(database);
      await Promise.all([addNote(first, 'first'), addNote(second, 'second'), addNote(first, 'third')]);
      await Promise.all([first.close(), second.close()]);
      const found = [];
      for (const files of [one, two]) {
        const database = await openIn(files);
        found.push(await notesOf(database));
        await database.close();
      }
      deepEqual(found, [['first', 'third'], ['second']]);
    });
  });
