/**
 * Langium's document builder, which checks the document that somebody types in before all others, and then goes on to
 * those that did not change themselves but whose findings may have: the open ones first, in pauses that requests and the
 * next keystroke find.
 */
import {
  Cancellation,
  DefaultDocumentBuilder,
  DocumentState,
  interruptAndCheck,
  type LangiumDocument,
  type URI,
} from 'langium';

/** Knows which findings a change may have touched. */
export interface Rechecks {
  /** Documents whose findings may be others by now. */
  stale(): readonly LangiumDocument[];
  /** Checks a document again, and says whether other things were found than before. */
  differs(document: LangiumDocument): boolean;
}

export class SparkDocumentBuilder extends DefaultDocumentBuilder {
  /** Set by the language whose documents see each other. */
  rechecks: Rechecks | undefined;

  override async update(
    changed: URI[],
    deleted: URI[],
    token = Cancellation.CancellationToken.None,
  ): Promise<void> {
    await super.update(changed, deleted, token);
    const { rechecks } = this;
    if (!rechecks) return;
    for (const document of this.sortDocuments([...rechecks.stale()])) {
      await interruptAndCheck(token);
      if (!rechecks.differs(document)) continue;
      this.resetToState(document, DocumentState.IndexedReferences);
      await this.buildDocuments([document], this.updateBuildOptions, token);
    }
  }

  /**
   * Never cancelled: Langium leaves out who is to be told when that happens, though the phase of the document is over and
   * is not come back to; its findings would never be shown.
   */
  protected override notifyDocumentPhase(document: LangiumDocument, state: DocumentState): Promise<void> {
    return super.notifyDocumentPhase(document, state, Cancellation.CancellationToken.None);
  }

  /** What changed comes first, then what is open. */
  protected override sortDocuments(documents: LangiumDocument[]): LangiumDocument[] {
    const changed = (document: LangiumDocument): boolean => document.state === DocumentState.Changed;
    const others = super.sortDocuments(documents.filter((document) => !changed(document)));
    return [...documents.filter(changed), ...others];
  }
}
