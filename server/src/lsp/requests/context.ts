/** What every handler of a request beyond LSP gets. */
import type { LangiumSharedServices } from 'langium/lsp';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Engine } from '../../app/engine.ts';
import type { Settings } from '../settings.ts';
import type { Traceability } from '../traceability.ts';
import type { WorkspaceTexts } from '../workspace-texts.ts';

export interface RequestContext {
  readonly connection: Connection;
  readonly engine: Engine;
  readonly shared: LangiumSharedServices;
  readonly texts: WorkspaceTexts;
  readonly traceability: Traceability;
  readonly settings: Settings;
  /** Tells the client that the overview may have changed. */
  overviewChanged(): void;
}

/** Answers one kind of request. A thrown error reaches the client with its message. */
export type RequestHandler<P, R> = (
  context: RequestContext,
  params: P,
  token: CancellationToken,
) => Promise<R>;
