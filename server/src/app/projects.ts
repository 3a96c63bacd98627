/** Use case: every requirement document of a workspace with what was made of it. */
import type { Host } from '../base/host.ts';
import { isEdited } from '../factory/documents/provenance.ts';
import { specify } from '../factory/documents/specify.ts';
import { isRequirementsUri } from '../language/requirements-document/index.ts';
import { assess } from '../requirements/index.ts';
import { countBySeverity } from './count-findings.ts';
import type { SourceText } from './engine.ts';
import { evaluateDocument } from './evaluate.ts';
import { modelUriOf } from './file-name.ts';
import type { Keeper } from './keeper.ts';
import type { CandidateView, ProjectView } from './views.ts';

/** One view for each `.req` document, in the given order. */
export async function describeProjects(
  documents: readonly SourceText[],
  keeper: Keeper,
  host: Host,
): Promise<ProjectView[]> {
  const views: ProjectView[] = [];
  for (const requirements of documents.filter(({ uri }) => isRequirementsUri(uri))) {
    await host.pause();
    const model = documents.find(
      ({ uri }) => uri === modelUriOf(requirements.uri) && uri !== requirements.uri,
    );
    views.push(await describeProject(requirements, model, keeper, host));
  }
  return views;
}

async function describeProject(
  requirements: SourceText,
  model: SourceText | undefined,
  keeper: Keeper,
  host: Host,
): Promise<ProjectView> {
  const { specification, diagnostics } = specify(requirements);
  const score = model && evaluateDocument({ model, requirements }).total;
  return {
    uri: requirements.uri,
    name: specification.project,
    statements: specification.statements.length,
    entities: specification.entities.length,
    findings: countBySeverity(diagnostics),
    readiness: assess(specification, diagnostics).total,
    ...(model && score !== undefined
      ? { model: { uri: model.uri, score, edited: isEdited(model.text) } }
      : {}),
    candidates: await candidatesOf(requirements.uri, keeper, host),
  };
}

async function candidatesOf(uri: string, keeper: Keeper, host: Host): Promise<readonly CandidateView[]> {
  const candidates = await keeper.recall(async ({ generations }) => {
    const [newest] = await generations.list(uri, 1);
    return newest ? generations.candidates(newest.id) : [];
  }, host);
  return (candidates ?? []).map(({ id, strategy, evaluation, rationale, chosen }) => ({
    id,
    strategy,
    evaluation,
    rationale,
    chosen,
  }));
}
