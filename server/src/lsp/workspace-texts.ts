/** The documents of the workspace as texts for the engine: what the editor shows, saved or not, else what is on disk. */
import { type LangiumDocument, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { SourceText } from '../app/engine.ts';
import { levelsOf } from './requirements/levels.ts';

/** Documents that ship with the extension, such as the prelude, are no part of a workspace. */
export function isOwn(document: LangiumDocument): boolean {
  return document.uri.scheme !== 'spark-prelude';
}

export class WorkspaceTexts {
  readonly #shared: LangiumSharedServices;

  constructor(shared: LangiumSharedServices) {
    this.#shared = shared;
  }

  /** All documents of both languages, sorted by URI. */
  all(): SourceText[] {
    const { LangiumDocuments, TextDocuments } = this.#shared.workspace;
    const texts = new Map<string, SourceText>();
    for (const document of LangiumDocuments.all.filter(isOwn)) {
      const { uri } = document.textDocument;
      const levels = levelsOf(document);
      const chosen = levels.size === 0 ? {} : { levels: Object.fromEntries(levels) };
      texts.set(uri, { uri, text: document.textDocument.getText(), ...chosen });
    }
    // What was opened or typed a moment ago may not be parsed yet.
    for (const open of TextDocuments.all())
      if (this.#isOurs(open.uri))
        texts.set(open.uri, { ...texts.get(open.uri), uri: open.uri, text: open.getText() });
    return [...texts.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  #isOurs(uri: string): boolean {
    const parsed = URI.parse(uri);
    return parsed.scheme !== 'spark-prelude' && this.#shared.ServiceRegistry.hasServices(parsed);
  }

  /** The other `.spark` documents, which one of them sees. */
  others(uri: string): SourceText[] {
    return this.all().filter((each) => each.uri !== uri && each.uri.endsWith('.spark'));
  }

  /** One document's text; undefined when nobody has it open and there is no such file. */
  async text(uri: string): Promise<string | undefined> {
    // The parsed documents are no source: of a file that is not open, they show what it was when the watcher last spoke.
    const { TextDocuments, FileSystemProvider } = this.#shared.workspace;
    const parsed = URI.parse(uri);
    const open = TextDocuments.get(parsed);
    if (open) return open.getText();
    try {
      return await FileSystemProvider.readFile(parsed);
    } catch {
      return undefined;
    }
  }

  /** As {@link text}, for a document that must be there. */
  async source(uri: string): Promise<SourceText> {
    const text = await this.text(uri);
    if (text === undefined)
      throw new Error(`${uri} cannot be read: there is no such file, or no right to read it.`);
    return { uri, text };
  }

  /** The version that the editor has; null when the document is not open. */
  version(uri: string): number | null {
    return this.#shared.workspace.TextDocuments.get(URI.parse(uri))?.version ?? null;
  }
}
