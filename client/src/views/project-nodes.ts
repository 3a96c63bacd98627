/** The *Projects* tree: project → model, findings by kind → place, candidates with their scores. */
import type { CandidateView, ProjectView } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { metricTable } from '../reports/evaluation-report.ts';
import { escapeMarkdown, fileName, points } from '../reports/markdown.ts';
import type { Translate } from '../translate.ts';
import type { FindingsOf } from './finding.ts';
import { findingKindNodes } from './finding-nodes.ts';
import type { Node } from './node.ts';

/** The roots of the tree, by name. */
export function projectNodes(projects: readonly ProjectView[], findings: FindingsOf, t: Translate): Node[] {
  return [...projects]
    .sort((a, b) => a.name.localeCompare(b.name) || a.uri.localeCompare(b.uri))
    .map((project) => projectNode(project, findings, t));
}

function projectNode(project: ProjectView, findings: FindingsOf, t: Translate): Node {
  const entities = project.entities === 1 ? t('1 entity') : t('{0} entities', project.entities);
  const score = project.model?.score ?? project.readiness;
  const facts = [
    t('{0} statements, {1}', project.statements, entities),
    t('Readiness of the requirements: {0} of 100', points(project.readiness)),
    project.model === undefined
      ? t('No model generated yet')
      : t('Score of the model: {0} of 100', points(project.model.score)),
    findingCounts(project, t),
  ];
  return {
    id: project.uri,
    label: project.name,
    description: `${entities} · ${points(score)}`,
    icon: 'beaker',
    tooltip: [
      `**${escapeMarkdown(project.name)}**`,
      ...facts.map((fact) => `- ${escapeMarkdown(fact)}`),
    ].join('\n\n'),
    spoken: [project.name, ...facts].join('. '),
    context: project.candidates.length > 0 ? 'project.generated' : 'project',
    expanded: true,
    subject: { kind: 'project', uri: project.uri },
    target: { uri: project.uri },
    children: () => [
      ...modelNodes(project, t),
      ...findingsNodes(project, findings, t),
      ...candidatesNodes(project, t),
    ],
  };
}

function modelNodes({ uri, model }: ProjectView, t: Translate): Node[] {
  if (model === undefined) return [];
  const name = fileName(model.uri);
  const edited = model.edited ? t('edited by hand') : t('as generated');
  return [
    {
      id: `${uri}#model`,
      label: name,
      description: model.edited ? `${points(model.score)} · ${edited}` : points(model.score),
      icon: model.edited ? 'edit' : 'file-code',
      tooltip: t('{0}: {1} of 100, {2}', escapeMarkdown(name), points(model.score), edited),
      spoken: t('Model {0}, score {1} of 100, {2}', name, points(model.score), edited),
      context: 'model',
      subject: { kind: 'model', uri: model.uri },
      target: { uri: model.uri },
    },
  ];
}

function findingsNodes(project: ProjectView, findings: FindingsOf, t: Translate): Node[] {
  const { error, warning, info, hint } = project.findings;
  const total = error + warning + info + hint;
  if (total === 0) return [];
  const all = total === 1 ? t('1 finding') : t('{0} findings', total);
  const counts = `${all}: ${findingCounts(project, t)}`;
  const grave = findingCounts({ findings: { error, warning, info: 0, hint: 0 } }, t);
  return [
    {
      id: `${project.uri}#findings`,
      label: t('Findings'),
      // As much as fits beside the name: the number that the lens above the requirements says, and how many are grave.
      description: error + warning > 0 ? `${total} · ${grave}` : String(total),
      icon: error > 0 ? 'error' : warning > 0 ? 'warning' : 'info',
      tooltip:
        hint === 0
          ? counts
          : `${counts}\n\n${t('Hints are marked in the text, and not listed among the problems.')}`,
      spoken: counts,
      children: () => findingKindNodes(`${project.uri}#findings`, findings(project.uri), t),
    },
  ];
}

/** `2 errors, 1 warning`, in the words of the *Problems* panel. */
export function findingCounts({ findings }: Pick<ProjectView, 'findings'>, t: Translate): string {
  const { error, warning, info, hint } = findings;
  const counts = [
    error === 0 ? '' : error === 1 ? t('1 error') : t('{0} errors', error),
    warning === 0 ? '' : warning === 1 ? t('1 warning') : t('{0} warnings', warning),
    info === 0 ? '' : info === 1 ? t('1 info') : t('{0} infos', info),
    hint === 0 ? '' : hint === 1 ? t('1 hint') : t('{0} hints', hint),
  ].filter((count) => count !== '');
  return counts.length === 0 ? t('No findings') : counts.join(', ');
}

function candidatesNodes({ uri, candidates }: ProjectView, t: Translate): Node[] {
  if (candidates.length === 0) return [];
  const sorted = [...candidates].sort((a, b) => b.evaluation.total - a.evaluation.total);
  const count = candidates.length === 1 ? t('1 candidate') : t('{0} candidates', candidates.length);
  return [
    {
      id: `${uri}#candidates`,
      label: t('Candidates'),
      description: String(candidates.length),
      icon: 'layers',
      tooltip: count,
      spoken: count,
      expanded: true,
      children: () => sorted.map((candidate) => candidateNode(uri, candidate, t)),
    },
  ];
}

function candidateNode(uri: string, candidate: CandidateView, t: Translate): Node {
  const { id, strategy, evaluation, chosen } = candidate;
  const total = points(evaluation.total);
  return {
    id: `${uri}#candidate:${id}`,
    label: strategy,
    description: chosen ? `${total} · ${t('chosen')}` : total,
    icon: chosen ? 'pass-filled' : 'circle-outline',
    tooltip: `**${escapeMarkdown(strategy)}** ${t('{0} of 100', total)}\n\n${metricTable(evaluation, t)}`,
    spoken: chosen
      ? t('Candidate {0}, score {1} of 100, chosen', strategy, total)
      : t('Candidate {0}, score {1} of 100', strategy, total),
    context: 'candidate',
    subject: { kind: 'candidate', id, uri },
    target: { command: commands.compareCandidate, subject: { kind: 'candidate', id, uri } },
  };
}
