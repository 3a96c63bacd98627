/** All repositories over one connection: what a transaction is given, and, without the writing half, a reader. */
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { type Generations, type GenerationsReader, generations } from './generations.ts';
import { type Journal, type JournalReader, journal } from './journal.ts';
import { type Projects, type ProjectsReader, projects } from './projects.ts';
import { type Runs, type RunsReader, runs } from './runs.ts';
import { type Settings, type SettingsReader, settings } from './settings.ts';

export interface StoreReader {
  readonly projects: ProjectsReader;
  readonly generations: GenerationsReader;
  readonly runs: RunsReader;
  readonly journal: JournalReader;
  readonly settings: SettingsReader;
}

export interface StoreWriter extends StoreReader {
  readonly projects: Projects;
  readonly generations: Generations;
  readonly runs: Runs;
  readonly journal: Journal;
  readonly settings: Settings;
}

export function repositories(db: Kysely<Schema>): StoreWriter {
  return {
    projects: projects(db),
    generations: generations(db),
    runs: runs(db),
    journal: journal(db),
    settings: settings(db),
  };
}
