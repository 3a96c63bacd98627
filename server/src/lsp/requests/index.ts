/** Registers the requests beyond LSP (`protocol.ts`), one file each. */
import type { CancellationToken } from 'vscode-languageserver';
import {
  applyRequest,
  builtInDocumentRequest,
  candidateTextRequest,
  evolutionRunsRequest,
  evolveRequest,
  generateRequest,
  importRequest,
  languageReferenceRequest,
  overviewRequest,
  planRequest,
  reactorInputsRequest,
  recoverStoreRequest,
  refineRequest,
  runReactorRequest,
  scoreRequest,
  stopEvolutionRequest,
  termsRequest,
  undoRequest,
  workflowActionRequest,
  workflowRunsRequest,
} from '../protocol.ts';
import { apply } from './apply.ts';
import { builtIn } from './built-in-document.ts';
import { candidateText } from './candidate-text.ts';
import type { RequestContext, RequestHandler } from './context.ts';
import { evolutionRuns } from './evolution-runs.ts';
import { evolve } from './evolve.ts';
import { generate } from './generate.ts';
import { importDocument } from './import.ts';
import { languageReference } from './language-reference.ts';
import { overview } from './overview.ts';
import { recoverStore } from './recover-store.ts';
import { refine, terms } from './refine.ts';
import { score } from './score.ts';
import { stopEvolution } from './stop-evolution.ts';
import { undo } from './undo.ts';
import { plan, reactorInputs, runReactor, workflowAction, workflowRuns } from './workflows.ts';

export function registerRequests(context: RequestContext): void {
  const { connection, shared } = context;
  const register = <P>(method: string, handler: RequestHandler<P, object | null>): void => {
    connection.onRequest(method, async (params: P, token: CancellationToken) => {
      // Before the workspace is read, there is nothing to answer about.
      await shared.workspace.WorkspaceManager.ready;
      return handler(context, params, token);
    });
  };
  register(overviewRequest, overview);
  register(generateRequest, generate);
  register(candidateTextRequest, candidateText);
  register(applyRequest, apply);
  register(undoRequest, undo);
  register(recoverStoreRequest, recoverStore);
  register(scoreRequest, score);
  register(refineRequest, refine);
  register(termsRequest, terms);
  register(evolveRequest, evolve);
  register(stopEvolutionRequest, stopEvolution);
  register(evolutionRunsRequest, evolutionRuns);
  register(builtInDocumentRequest, builtIn);
  register(languageReferenceRequest, languageReference);
  register(importRequest, importDocument);
  register(workflowRunsRequest, workflowRuns);
  register(workflowActionRequest, workflowAction);
  register(runReactorRequest, runReactor);
  register(reactorInputsRequest, reactorInputs);
  register(planRequest, plan);
}
