/** Use case: every requirement document of a workspace with what was made of it. */
import type { Host } from '../base/host.ts';
import { isEdited } from '../factory/documents/provenance.ts';
import { specify } from '../factory/documents/specify.ts';
import { isRequirementsUri } from '../language/requirements-document/index.ts';
import type { Expr } from '../model/definition/expression.ts';
import { assess } from '../requirements/index.ts';
import { unwrap } from '../runtime/outcome.ts';
import { countBySeverity } from './count-findings.ts';
import type { SourceText } from './engine.ts';
import { evaluateDocument } from './evaluate.ts';
import { modelUriOf } from './file-name.ts';
import { candidateView } from './generate.ts';
import { inside } from './inside.ts';
import type { CandidateView, ProjectView } from './views.ts';
import type { Workshop } from './workshop.ts';

/** One view for each `.req` document, in the given order. */
export async function describeProjects(
  documents: readonly SourceText[],
  workshop: Workshop,
  host: Host,
): Promise<ProjectView[]> {
  const views: ProjectView[] = [];
  for (const requirements of documents.filter(({ uri }) => isRequirementsUri(uri))) {
    await host.pause();
    const model = documents.find(
      ({ uri }) => uri === modelUriOf(requirements.uri) && uri !== requirements.uri,
    );
    const others = documents.filter((each) => each !== model && each.uri.endsWith('.spark'));
    views.push(await describeProject(requirements, model && { model, others }, workshop, host));
  }
  return views;
}

async function describeProject(
  requirements: SourceText,
  its: { readonly model: SourceText; readonly others: readonly SourceText[] } | undefined,
  workshop: Workshop,
  host: Host,
): Promise<ProjectView> {
  const { specification, diagnostics } = specify(requirements);
  const score = its && evaluateDocument({ ...its, requirements }).total;
  return {
    uri: requirements.uri,
    name: specification.project,
    statements: specification.statements.length,
    entities: specification.entities.length,
    findings: countBySeverity(diagnostics),
    readiness: assess(specification, diagnostics).total,
    ...(its && score !== undefined
      ? { model: { uri: its.model.uri, score, edited: isEdited(its.model.text) } }
      : {}),
    candidates: await candidatesOf(requirements.uri, workshop, host),
  };
}

/** Generations that came to their end: one that was cancelled or undone leaves the one before in sight. */
const completed: Expr = {
  kind: 'operation',
  operator: '==',
  operands: [
    { kind: 'ref', path: ['status'] },
    { kind: 'atom', name: 'completed' },
  ],
};

/** The candidates of the newest generation of a document. */
async function candidatesOf(uri: string, workshop: Workshop, host: Host): Promise<readonly CandidateView[]> {
  const kept = await workshop.kept(host);
  if (!kept) return [];
  const { dslProject, generationRequest, codeCandidate } = kept.factory;
  const project = await dslProject.byUri({ uri }, inside);
  if (!project.ok && project.error.class === 'not_found') return [];
  const id = unwrap(project)?.id;
  if (id === undefined) return [];
  const [newest] = unwrap(
    await generationRequest.byProject({ dsl_project_id: id }, { ...inside, filter: completed, limit: 1 }),
  ).results;
  if (!newest) return [];
  const { results } = unwrap(await codeCandidate.byRequest({ generation_request_id: newest.id }, inside));
  return results.map((record) => candidateView({ ...record }));
}
