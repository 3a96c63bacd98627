/**
 * Findings of a workspace that changes: those of a document are kept until something changes that was looked at for them,
 * so that a keystroke costs the one document and those that lead into it. What is kept always equals what would be found
 * from scratch.
 */
import type { Diagnostic } from '../../base/diagnostic.ts';
import { keyOf, type Seen } from '../../dsl/names/look-up.ts';
import { declarationsOf } from '../../dsl/names/names.ts';
import type { BoundDocument } from '../../dsl/nodes/bind.ts';
import { keepSilent } from '../../dsl/nodes/silent-edit.ts';
import { fragmentKeyword } from '../../dsl/schema/fragment.ts';
import { usesOf } from '../../dsl/schema/vocabulary.ts';
import { identityOf } from '../../dsl/syntax/statement-identity.ts';
import { checkStatement, checkWhole, together } from './check.ts';
import type { SparkDocument } from './reading/parse.ts';
import { hasSeen, type Sight, Viewers } from './viewers.ts';
import type { SparkWorkspace } from './workspace.ts';

/** What was found in a statement at the top of a document. */
interface Checked {
  readonly isClean: boolean;
  readonly seen: Seen;
}

interface Known {
  readonly document: SparkDocument;
  readonly findings: readonly Diagnostic[];
  /** The definitions in use; not what they come to, which would keep all documents that were bound to them. */
  readonly uses: string;
  /** By the identity of the statement; what changed reaches is taken out. */
  readonly checked: Map<object, Checked>;
  /** All that was looked at, for statements and for the document as a whole. */
  readonly seen: Seen;
}

export class Findings {
  #workspace: SparkWorkspace | undefined;
  /** By URI. */
  readonly #known = new Map<string, Known>();
  /** URIs of documents whose findings may be others by now. */
  readonly #stale = new Set<string>();
  readonly #viewers = new Viewers();

  /** The findings of a document of the workspace. */
  of(workspace: SparkWorkspace, document: SparkDocument): readonly Diagnostic[] {
    this.enter(workspace);
    const before = this.#known.get(document.uri);
    if (before?.document === document && !this.#stale.has(document.uri)) return before.findings;
    const known = check(workspace, document, before);
    if (workspace.has(document)) {
      this.#viewers.enter(document.uri, known.seen, before?.seen);
      this.#known.set(document.uri, known);
      this.#stale.delete(document.uri);
    }
    return known.findings;
  }

  /** URIs of documents whose findings may be others than those that were last shown. */
  stale(workspace: SparkWorkspace, shown: ReadonlyMap<string, readonly Diagnostic[]>): readonly string[] {
    this.enter(workspace);
    // Asked for after each keystroke.
    const stale: string[] = [];
    for (const [uri, { findings }] of this.#known)
      if (this.#stale.has(uri) || shown.get(uri) !== findings) stale.push(uri);
    return stale;
  }

  /** Goes over to another state of the workspace: works out which findings may no longer hold. */
  enter(workspace: SparkWorkspace): void {
    const before = this.#workspace;
    if (before === workspace) return;
    this.#workspace = workspace;
    if (this.#known.size === 0 || !before) return;
    const changes = changedDocuments(before, workspace);
    for (const { uri, after } of changes) {
      if (after) continue;
      const gone = this.#known.get(uri);
      if (gone) this.#viewers.leave(uri, gone.seen);
      this.#known.delete(uri);
      this.#stale.delete(uri);
    }
    const reached = reachOf(changes, before, workspace);
    if (reached === 'everything') {
      for (const [uri, { checked }] of this.#known) {
        this.#stale.add(uri);
        checked.clear();
      }
      return;
    }
    for (const uri of this.#viewers.of(reached)) {
      const { checked } = this.#known.get(uri) ?? {};
      this.#stale.add(uri);
      for (const [identity, { seen }] of checked ?? [])
        if (reached.some((sight) => hasSeen(seen, sight))) checked?.delete(identity);
    }
  }
}

/** Checks a document, but for statements that were clean before and that nothing has reached since. */
function check(workspace: SparkWorkspace, document: SparkDocument, before: Known | undefined): Known {
  const { roots } = workspace.bound(document);
  const uses = usesOf(document.statements).join();
  // Other definitions would have been a change that reaches everything.
  const kept = before?.uses === uses ? before.checked : undefined;
  const checked = new Map<object, Checked>();
  const found: Diagnostic[] = [];
  const { names, seen } = workspace.watch();
  for (const root of roots) {
    const identity = identityOf(root.statement);
    const known = kept?.get(identity);
    let one = known?.isClean ? known : undefined;
    if (!one) {
      const reader = workspace.watch();
      const inside = checkStatement(workspace, document, root, reader.names);
      one = { isClean: inside.length === 0, seen: reader.seen };
      found.push(...inside);
    }
    checked.set(identity, one);
    addTo(seen, one.seen);
  }
  found.push(...checkWhole(workspace, document, names));
  return { document, findings: together(document, found), uses, checked, seen };
}

function addTo(all: Seen, { names, kinds, roots }: Seen): void {
  for (const name of names) all.names.add(name);
  for (const kind of kinds) all.kinds.add(kind);
  for (const root of roots) all.roots.add(root);
}

interface Change {
  readonly uri: string;
  readonly before?: SparkDocument;
  readonly after?: SparkDocument;
}

function changedDocuments(before: SparkWorkspace, after: SparkWorkspace): readonly Change[] {
  const gone = new Map<string, SparkDocument>();
  // Almost always all but one document are what they were, in their places.
  for (const [place, document] of before.documents.entries())
    if (after.documents[place] !== document && !after.has(document)) gone.set(document.uri, document);
  const changes: Change[] = [];
  for (const [place, document] of after.documents.entries()) {
    if (before.documents[place] === document || before.has(document)) continue;
    const { uri } = document;
    const old = gone.get(uri);
    gone.delete(uri);
    changes.push({ uri, ...(old ? { before: old } : {}), after: document });
  }
  for (const [uri, document] of gone) changes.push({ uri, before: document });
  return changes;
}

/** What somebody may have seen that is no longer what it was; what changed in silence is what it was. */
function reachOf(
  changes: readonly Change[],
  before: SparkWorkspace,
  after: SparkWorkspace,
): readonly Sight[] | 'everything' {
  // Other definitions give everything another meaning, and a fragment adds to an element wherever that is.
  if (before.schemas !== after.schemas) return 'everything';
  if (changes.some((change) => isFragment(change.before) || isFragment(change.after))) return 'everything';
  for (const change of changes)
    if (change.before && change.after) keepSilent(before.bound(change.before), after.bound(change.after));
  const { keys, kinds, texts } = changedNames(changes, before, after);
  if (texts.size > 0 && meet(texts, after.fragmented)) return 'everything';
  return [...changedRoots(changes), ...keys, ...kinds];
}

/** The statements at the top of documents that are no longer there as they were, by their identity. */
function changedRoots(changes: readonly Change[]): ReadonlySet<object> {
  const gone = new Set<object>();
  for (const { before, after } of changes) {
    if (!before) continue;
    const there = new Set(after?.statements.map(identityOf));
    for (const identity of before.statements.map(identityOf)) if (!there.has(identity)) gone.add(identity);
  }
  return gone;
}

/** The names that came or went with the changes: as keys, their kinds, and as they are written. */
function changedNames(changes: readonly Change[], before: SparkWorkspace, after: SparkWorkspace) {
  const found = { keys: new Set<string>(), kinds: new Set<string>(), texts: new Set<string>() };
  for (const change of changes) {
    const old = globalNames(change.before && before.bound(change.before));
    const now = globalNames(change.after && after.bound(change.after));
    for (const [key, { kind, name }] of [...old, ...now]) {
      if (old.has(key) && now.has(key)) continue;
      found.keys.add(key);
      found.kinds.add(kind);
      found.texts.add(name);
    }
  }
  return found;
}

/** What a document declares for all others. */
function globalNames(document: BoundDocument | undefined) {
  const names = new Map<string, { readonly kind: string; readonly name: string }>();
  if (document)
    for (const [kind, declarations] of declarationsOf(document))
      for (const { name } of declarations) names.set(keyOf(kind, name), { kind, name });
  return names;
}

function isFragment(document: SparkDocument | undefined): boolean {
  return document?.statements.some(({ keyword }) => keyword.text === fragmentKeyword) ?? false;
}

function meet<T>(some: ReadonlySet<T>, others: ReadonlySet<T>): boolean {
  for (const each of some) if (others.has(each)) return true;
  return false;
}
