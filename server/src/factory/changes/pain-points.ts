/** What makes work hard: findings of one kind, how grave they are, and what would mend them. */
import type { Severity } from '../../base/diagnostic.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import {
  type FindingUse,
  findingUses,
  percent,
  type ReadDocuments,
  readDocuments,
} from '../documents/read-documents.ts';
import { change, listOf, numberOf, Refusal, type Seen, textOf } from './change.ts';

const grave: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
const impact: Readonly<Record<Severity, number>> = { error: 90, warning: 60, info: 30, hint: 10 };
const level: Readonly<Record<Severity, string>> = {
  error: 'high',
  warning: 'medium',
  info: 'low',
  hint: 'low',
};

const useIn = ({ shared }: Seen): FindingUse => {
  const use = shared<FindingUse>('finding');
  if (!use)
    throw new Error('Nothing has counted the findings yet: `analyze_pain_point_impact` has to stand before.');
  return use;
};

/** The gravest severity among findings. */
export function gravest({ findings }: FindingUse): Severity {
  return grave.find((each) => findings.some(({ diagnostic }) => diagnostic.severity === each)) ?? 'hint';
}

/** See `calculate_resolution_priority`. */
export function priorityOf(severity: string, affected: number): string {
  if (severity === 'critical' || (severity === 'high' && affected >= 50)) return 'critical';
  if (severity === 'high') return 'high';
  return severity === 'medium' ? 'medium' : 'low';
}

export const painPointChanges: Readonly<Record<string, ChangeHandler>> = {
  analyze_pain_point_impact: change(({ get, argument, context }) => {
    const known = context.context?.['documents'] as ReadDocuments | undefined;
    const documents = known ?? readDocuments(listOf(argument('documents')));
    const uses = findingUses(documents);
    const use = uses.find(({ code }) => code === get('pain_point_name'));
    if (!use)
      throw new Refusal('pain_point_name', 'no_findings', 'must be the code of a finding of the documents');
    const all = uses.reduce((sum, { findings }) => sum + findings.length, 0);
    const severity = gravest(use);
    return {
      set: {
        frequency_of_occurrence: use.findings.length,
        severity_level: level[severity],
        user_impact_score: impact[severity],
        productivity_impact: percent(use.findings.length, all),
        affected_user_percentage: use.affected,
      },
      share: { finding: use },
    };
  }),

  identify_root_causes: change((seen) => {
    const counts = new Map<string, number>();
    for (const { diagnostic, document } of useIn(seen).findings) {
      const line = document.text.slice(0, diagnostic.span.start).split('\n').at(-1) ?? '';
      const rest = document.text.slice(diagnostic.span.start).split('\n')[0] ?? '';
      const [keyword = ''] = `${line}${rest}`.trim().split(/[^a-z_?!]/);
      if (keyword !== '') counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
    }
    const causes = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return {
      set: { root_causes: causes.slice(0, 2).map(([keyword, count]) => `${count} in ${keyword}`) },
    };
  }),

  gather_evidence: change((seen) => {
    const { code, findings } = useIn(seen);
    const byDocument = new Map<string, number>();
    for (const { document } of findings)
      byDocument.set(document.uri, (byDocument.get(document.uri) ?? 0) + 1);
    return {
      set: {
        symptoms: [...new Set(findings.map(({ diagnostic }) => diagnostic.message))].slice(0, 5),
        error_patterns: [code],
        evidence_data: Object.fromEntries(byDocument),
      },
    };
  }),

  estimate_resolution_effort: change((seen) => {
    const open = useIn(seen).findings.filter(({ diagnostic }) => diagnostic.fixes.length === 0).length;
    const effort =
      open === 0 ? 'trivial' : open <= 5 ? 'low' : open <= 20 ? 'medium' : open <= 50 ? 'high' : 'very_high';
    return { set: { resolution_effort_estimate: effort } };
  }),

  propose_solutions: change((seen) => {
    const counts = new Map<string, number>();
    for (const { diagnostic } of useIn(seen).findings)
      for (const { title } of diagnostic.fixes.slice(0, 1)) counts.set(title, (counts.get(title) ?? 0) + 1);
    return {
      set: {
        proposed_solutions: [...counts]
          .sort(([, a], [, b]) => b - a)
          .slice(0, 10)
          .map(([fix, mends]) => ({ fix, mends })),
      },
    };
  }),

  calculate_resolution_priority: change(({ get }) => ({
    set: {
      resolution_priority: priorityOf(
        textOf(get('severity_level')),
        numberOf(get('affected_user_percentage')) ?? 0,
      ),
    },
  })),

  validate_resolution: change(({ get }) => {
    if (textOf(get('resolution_notes')).trim() === '')
      throw new Refusal('resolution_notes', 'required', 'must say how it was resolved, or why not');
    return undefined;
  }),

  recalculate_priority: change(({ get }) => ({
    set: {
      resolution_priority: priorityOf(
        textOf(get('severity_level')),
        numberOf(get('affected_user_percentage')) ?? 0,
      ),
    },
  })),
};
