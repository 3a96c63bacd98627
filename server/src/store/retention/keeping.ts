/** How much history the factory keeps, and the one call that makes room. */
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import type { Database } from '../database.ts';
import { type Compaction, compact } from './compact.ts';
import { keepNewest, type NewestRetention } from './newest.ts';
import { type LineageRetention, lineageRetention } from './plan.ts';
import { type SizeNotice, sizeNotice, storeSize } from './size.ts';
import { keepNewestRuns } from './workflows.ts';

export interface Retention {
  readonly lineage: LineageRetention;
  readonly newest: readonly NewestRetention[];
  /** Newest runs of workflows. */
  readonly workflows: number;
}

const underway = { attribute: 'status', values: ['pending', 'running'] };

/** What stands in `docs/store.md`. */
export const factoryRetention: Retention = {
  lineage: lineageRetention,
  newest: [
    {
      resource: 'GenerationRequest',
      per: 'dsl_project_id',
      keep: 20,
      live: underway,
      with: ['GenerationStrategy', 'CodeCandidate', 'QualityAssessment', 'QualityMetrics'],
    },
    { resource: 'Specification', per: 'dsl_project_id', keep: 20 },
    {
      resource: 'AnalysisReport',
      keep: 50,
      live: underway,
      with: ['PainPointAnalysis', 'PatternDetection', 'PerformanceMetric', 'UsageInsight'],
    },
    { resource: 'FileChange', keep: 200 },
  ],
  workflows: 200,
};

export interface Tidied extends Compaction {
  /** What to say of the size that is left. */
  readonly notice?: SizeNotice;
}

/**
 * Makes room in a store of the factory: for when it was opened, and when something long has ended.
 * @param now ISO time
 */
export async function tidy(
  database: Database,
  resources: readonly ResourceDefinition[],
  { lineage, newest, workflows }: Retention,
  now: string,
): Promise<Tidied> {
  const older = (await keepNewest(database, resources, newest)) + (await keepNewestRuns(database, workflows));
  const compaction = await compact(database, resources, lineage, now);
  const notice = sizeNotice(await storeSize(database), lineage.softLimit);
  return {
    ...compaction,
    removedRows: compaction.removedRows + older,
    ...(notice ? { notice } : {}),
  };
}
