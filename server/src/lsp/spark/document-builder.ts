/**
 * Langium's document builder, which checks the document that somebody types in before all others. Then, out of the lock
 * that requests wait for, it goes on to those that did not change themselves but whose findings may have: the open ones
 * first, in steps that requests and the next keystroke come between.
 */
import {
  Cancellation,
  DefaultDocumentBuilder,
  DocumentState,
  delayNextTick,
  type LangiumDocument,
  OperationCancelled,
  type URI,
} from 'langium';

/** Knows which findings a change may have touched. */
export interface Rechecks {
  /** What checks would have to find out of all documents before they find anything, in short steps. */
  preparations(): Iterable<void>;
  /** Documents whose findings may be others by now. */
  stale(): readonly LangiumDocument[];
  /** Checks a document again, and says whether other things were found than before. */
  differs(document: LangiumDocument): boolean;
  /** Takes note of an error that nobody waits for. */
  failed(error: unknown): void;
}

/** With so many documents to check again, somebody who types on would have it begun anew with each key, and wait for it in between. */
const many = 50;
/** Milliseconds after a key in which the next one may come. */
const rest = 80;

export class SparkDocumentBuilder extends DefaultDocumentBuilder {
  /** Set by the language whose documents see each other. */
  rechecks: Rechecks | undefined;
  /** Counts updates: what an earlier one goes on with is for a later one to end. */
  #round = 0;
  #settled: Promise<void> = Promise.resolve();

  /** Fulfilled when all findings are those of the documents as they are, unless another update comes. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /**
   * Langium refuses to wait for a document that it has not read yet. One that the editor has open is on its way: refused, it would
   * have no colours until the next key.
   */
  protected override awaitDocumentState(
    state: DocumentState,
    uri: URI,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<URI> {
    const isComing =
      !this.langiumDocuments.hasDocument(uri) &&
      this.textDocuments?.get(uri) !== undefined &&
      this.serviceRegistry.hasServices(uri);
    if (!isComing) return super.awaitDocumentState(state, uri, cancelToken);
    return new Promise((resolve, reject) => {
      const listeners: { dispose(): void }[] = [];
      const settle = (end: () => void): void => {
        for (const listener of listeners) listener.dispose();
        end();
      };
      listeners.push(
        this.onDocumentPhase(state, (document) => {
          if (document.uri.toString() === uri.toString()) settle(() => resolve(uri));
        }),
        cancelToken.onCancellationRequested(() => settle(() => reject(OperationCancelled))),
      );
    });
  }

  override async update(
    changed: URI[],
    deleted: URI[],
    token = Cancellation.CancellationToken.None,
  ): Promise<void> {
    const round = ++this.#round;
    try {
      await super.update(changed, deleted, token);
    } finally {
      // Also when it was cancelled: what cancelled it need not be another update.
      const { rechecks } = this;
      if (rechecks && round === this.#round)
        this.#settled = this.#recheck(rechecks, round).catch((error: unknown) => rechecks.failed(error));
    }
  }

  /** Shows what is found now in documents that did not change; ends early when there is an update. */
  async #recheck(rechecks: Rechecks, round: number): Promise<void> {
    const stale = this.sortDocuments([...rechecks.stale()]);
    if (stale.length === 0) return;
    if (stale.length > many) {
      await new Promise((resolve) => setTimeout(resolve, rest));
      if (round !== this.#round) return;
    }
    for (const _ of rechecks.preparations()) {
      await delayNextTick();
      if (round !== this.#round) return;
    }
    for (const document of stale) {
      await letOthersGo();
      if (round !== this.#round) return;
      if (document.state !== DocumentState.Validated || !rechecks.differs(document)) continue;
      const { DocumentValidator } = this.serviceRegistry.getServices(document.uri).validation;
      document.diagnostics = await DocumentValidator.validateDocument(document);
      await this.notifyDocumentPhase(document, DocumentState.Validated);
    }
  }

  /**
   * Never cancelled: Langium leaves out who is to be told when that happens, though the phase of the document is over and
   * is not come back to; its findings would never be shown.
   */
  protected override notifyDocumentPhase(document: LangiumDocument, state: DocumentState): Promise<void> {
    return super.notifyDocumentPhase(document, state, Cancellation.CancellationToken.None);
  }

  /**
   * Langium tells of no phase in which there was nothing to do. Who asks while documents go waits for the next phase, which
   * would then come with the next keystroke, or never.
   */
  protected override async notifyBuildPhase(
    documents: LangiumDocument[],
    state: DocumentState,
    token: Cancellation.CancellationToken,
  ): Promise<void> {
    if (documents.length > 0) return await super.notifyBuildPhase(documents, state, token);
    for (const listener of [...this.buildPhaseListeners.get(state)]) await listener(documents, token);
  }

  /** Nothing is ever linked by Langium; what a change means for other documents is for the rechecks to find. */
  protected override shouldRelink(): boolean {
    return false;
  }

  /** Checks are not asked for by category, so that a document has been checked or has not. */
  protected override resultsAreIncomplete(): boolean {
    return false;
  }

  /** What changed comes first, then what is open. */
  protected override sortDocuments(documents: LangiumDocument[]): LangiumDocument[] {
    const changed = (document: LangiumDocument): boolean => document.state === DocumentState.Changed;
    const others = super.sortDocuments(documents.filter((document) => !changed(document)));
    return [...documents.filter(changed), ...others];
  }
}

/** From its arrival to its answer a message takes three turns of the event loop: it need not wait for a check in each. */
async function letOthersGo(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await delayNextTick();
}
