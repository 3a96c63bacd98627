/** Requirement documents and what was read from them: derived data, to be had without reading the text again. */
import type { Kysely } from 'kysely';
import type { Specification } from '../../model/specification.ts';
import { decode, encode } from '../json.ts';
import type { Schema } from '../schema.ts';

/** What specifications of earlier versions do not have. */
const unknownBefore = { qualities: [], intent: 'data model' } as const;

/** A requirement document, without what it says. */
export interface ProjectSummary {
  readonly uri: string;
  readonly name: string;
  /** How many statements and entities its specification has. */
  readonly statements: number;
  readonly entities: number;
  /** How many findings it has, by severity. */
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
  /** 0 to 100. */
  readonly readiness: number;
  /** Hash of the text that this was read from. */
  readonly contentHash: string;
  /** Milliseconds since the epoch. */
  readonly updated: number;
}

export interface Project extends ProjectSummary {
  readonly specification: Specification;
}

export interface ProjectsReader {
  get(uri: string): Promise<Project | undefined>;
  /** All, in order of their URIs. */
  list(): Promise<readonly ProjectSummary[]>;
}

export interface Projects extends ProjectsReader {
  /** Adds the project, or replaces what is known of it; its generations stay. */
  save(project: Project): Promise<void>;
  /** Forgets a project with its generations and candidates. */
  remove(uri: string): Promise<void>;
}

const summaryColumns = [
  'uri',
  'name',
  'statements',
  'entities',
  'findings',
  'readiness',
  'content_hash',
  'updated',
] as const;

type SummaryRow = Pick<Schema['projects'], (typeof summaryColumns)[number]>;

const toSummary = (row: SummaryRow): ProjectSummary => ({
  uri: row.uri,
  name: row.name,
  statements: row.statements,
  entities: row.entities,
  findings: decode(row.findings, 'projects.findings'),
  readiness: row.readiness,
  contentHash: row.content_hash,
  updated: row.updated,
});

export function projects(db: Kysely<Schema>): Projects {
  return {
    get: async (uri) => {
      const row = await db
        .selectFrom('projects')
        .select([...summaryColumns, 'specification'])
        .where('uri', '=', uri)
        .executeTakeFirst();
      if (!row) return undefined;
      const specification: Specification = decode(row.specification, 'projects.specification');
      return { ...toSummary(row), specification: { ...unknownBefore, ...specification } };
    },
    list: async () => {
      const rows = await db.selectFrom('projects').select(summaryColumns).orderBy('uri').execute();
      return rows.map(toSummary);
    },
    save: async (project) => {
      const { uri, ...rest } = {
        uri: project.uri,
        name: project.name,
        statements: project.statements,
        entities: project.entities,
        findings: encode(project.findings),
        readiness: project.readiness,
        specification: encode(project.specification),
        content_hash: project.contentHash,
        updated: project.updated,
      };
      await db
        .insertInto('projects')
        .values({ uri, ...rest })
        .onConflict((conflict) => conflict.column('uri').doUpdateSet(rest))
        .execute();
    },
    remove: async (uri) => {
      await db.deleteFrom('projects').where('uri', '=', uri).execute();
    },
  };
}
