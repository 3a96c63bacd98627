/** Langium's documents, all of them at hand: Langium walks a tree of folders for them, several times for each keystroke. */
import { DefaultLangiumDocuments, type LangiumDocument, type Stream, stream, type URI } from 'langium';

export class FlatDocuments extends DefaultLangiumDocuments {
  /** By URI, in the order in which they came. */
  readonly #all = new Map<string, LangiumDocument>();

  override get all(): Stream<LangiumDocument> {
    return stream(this.#all.values());
  }

  override addDocument(document: LangiumDocument): void {
    super.addDocument(document);
    this.#all.set(document.uri.toString(), document);
  }

  override deleteDocument(uri: URI): LangiumDocument | undefined {
    const deleted = super.deleteDocument(uri);
    if (deleted) this.#all.delete(deleted.uri.toString());
    return deleted;
  }

  override deleteDocuments(folder: URI): LangiumDocument[] {
    const deleted = super.deleteDocuments(folder);
    for (const { uri } of deleted) this.#all.delete(uri.toString());
    return deleted;
  }
}
