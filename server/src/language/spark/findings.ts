/**
 * Findings of a workspace that changes: those of a document are kept until something changes that was looked at for them,
 * so that a keystroke costs the one document and those that lead into it. What is kept always equals what would be found
 * from scratch.
 */
import type { Diagnostic } from '../../base/diagnostic.ts';
import { checkIn } from './check.ts';
import type { SparkDocument } from './parse.ts';
import type { SparkWorkspace } from './workspace.ts';

interface Known {
  readonly document: SparkDocument;
  readonly findings: readonly Diagnostic[];
}

export class Findings {
  #workspace: SparkWorkspace | undefined;
  /** By URI. */
  readonly #known = new Map<string, Known>();
  /** URIs of documents whose findings may be others by now. */
  readonly #stale = new Set<string>();

  /** The findings of a document of the workspace. */
  of(workspace: SparkWorkspace, document: SparkDocument): readonly Diagnostic[] {
    this.enter(workspace);
    const known = this.#known.get(document.uri);
    if (known?.document === document && !this.#stale.has(document.uri)) return known.findings;
    const findings = checkIn(workspace, document);
    if (workspace.has(document)) {
      this.#known.set(document.uri, { document, findings });
      this.#stale.delete(document.uri);
    }
    return findings;
  }

  /** What was found the last time; perhaps it is no longer so. */
  last(uri: string): readonly Diagnostic[] | undefined {
    return this.#known.get(uri)?.findings;
  }

  /** URIs of documents that did not change themselves, but whose findings may be others in the workspace. */
  stale(workspace: SparkWorkspace): readonly string[] {
    this.enter(workspace);
    return [...this.#stale];
  }

  /** Goes over to another state of the workspace: works out which findings may no longer hold. */
  enter(workspace: SparkWorkspace): void {
    const before = this.#workspace;
    if (before === workspace) return;
    this.#workspace = workspace;
    if (this.#known.size === 0 || !before) return;
    const uris = new Set(workspace.documents.map(({ uri }) => uri));
    for (const uri of this.#known.keys()) {
      if (uris.has(uri)) this.#stale.add(uri);
      else {
        this.#known.delete(uri);
        this.#stale.delete(uri);
      }
    }
  }
}
