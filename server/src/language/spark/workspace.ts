/** Documents that see each other: each bound, when that is needed, to the definitions of the prelude and of all documents. */
import { Kept } from '../../base/kept.ts';
import { createNames, type Seen } from '../../dsl/names/look-up.ts';
import { NameTable, readTop, type SearchedDocument } from '../../dsl/names/name-table.ts';
import type { Names } from '../../dsl/names/names.ts';
import { type BoundDocument, bindDocument } from '../../dsl/nodes/bind.ts';
import { defineDsls } from '../../dsl/schema/define.ts';
import { fragmentKeyword } from '../../dsl/schema/fragment.ts';
import type { DslSchema } from '../../dsl/schema/schema.ts';
import {
  createVocabulary,
  metaLanguage,
  type Schemas,
  usesOf,
  type Vocabulary,
} from '../../dsl/schema/vocabulary.ts';
import { nameText } from '../../dsl/syntax/syntax.ts';
import { isBuiltIn } from './built-in.ts';
import { getPrelude } from './prelude.ts';
import { atHand, type SparkDocument } from './reading/parse.ts';

export interface SparkWorkspace {
  readonly documents: readonly SparkDocument[];
  /** All definitions, by name; the same map as long as no definition changes. */
  readonly schemas: Schemas;
  readonly names: Names;
  bound(document: SparkDocument): BoundDocument;
  /** The document with this URI. */
  find(uri: string): SparkDocument | undefined;
  /** Whether this very state of a document belongs to it. */
  has(document: SparkDocument): boolean;
  /** The names of the elements that fragments in it are of. */
  readonly fragmented: ReadonlySet<string>;
  /** Names for one reader, with what they looked at for it. */
  watch(): { readonly names: Names; readonly seen: Seen };
}

/** What a workspace is made of that the next one may go on with. */
interface Parts {
  readonly places: ReadonlyMap<string, number>;
  readonly searched: readonly SearchedDocument[];
  readonly table: NameTable;
}

const partsOf = new Kept<SparkWorkspace, Parts>();

/**
 * The workspace of these documents. Cheap to make again: what an unchanged document needs is kept, and with the workspace
 * `before` it costs next to nothing when the same documents are in the same places and no definition changed.
 */
export function createWorkspace(
  documents: readonly SparkDocument[],
  before?: SparkWorkspace,
): SparkWorkspace {
  const changed = before && changedPlaces(before.documents, documents);
  return assemble(documents, before, changed?.every(isPlain) ? before?.schemas : undefined, changed);
}

/** @param known the definitions, when they are known to be those from before */
function assemble(
  documents: readonly SparkDocument[],
  before: SparkWorkspace | undefined,
  known: Schemas | undefined,
  changed: readonly ChangedPlace[] | undefined,
): SparkWorkspace {
  const schemas = known ?? schemasOf(documents);
  const parts = before && partsOf.get(before);
  const kept = parts && changed && before?.schemas === schemas ? parts : undefined;
  const searchedNow = kept?.searched.slice() ?? documents.map((document) => searched(document, schemas));
  if (kept) for (const { place, after } of changed ?? []) searchedNow[place] = searched(after, schemas);
  const places = kept?.places ?? new Map(documents.map(({ uri }, place) => [uri, place]));
  const table = new NameTable([...searchedNow, ...searchedPrelude()], kept?.table);
  const workspace: SparkWorkspace = {
    documents,
    schemas,
    names: createNames(table),
    bound: (document) => boundPrelude(document) ?? bound(document, schemas),
    find: (uri) => documents[places.get(uri) ?? -1],
    has: (document) => documents[places.get(document.uri) ?? -1] === document,
    get fragmented() {
      return new Set(documents.flatMap(fragmentTargets));
    },
    watch: () => {
      const seen: Seen = { names: new Set(), kinds: new Set(), roots: new Set() };
      return { names: createNames(table, seen), seen };
    },
  };
  partsOf.set(workspace, { places, searched: searchedNow, table });
  return workspace;
}

/** The workspace with another state of one of its documents, or with one more. */
export function withDocument(workspace: SparkWorkspace, document: SparkDocument): SparkWorkspace {
  if (workspace.has(document)) return workspace;
  const place = partsOf.get(workspace)?.places.get(document.uri);
  if (place === undefined) return createWorkspace([document, ...workspace.documents]);
  return createWorkspace(workspace.documents.with(place, document), workspace);
}

/**
 * The workspace with a draft in the place of one of its documents: what is half typed defines nothing yet, so that definitions stay
 * those of the document, and nothing that is written in them is looked at again.
 */
export function withDraft(workspace: SparkWorkspace, draft: SparkDocument): SparkWorkspace {
  const place = partsOf.get(workspace)?.places.get(draft.uri);
  const before = workspace.documents[place ?? -1];
  if (place === undefined || before === undefined) return withDocument(workspace, draft);
  const changed = [{ place, before, after: draft }];
  return assemble(workspace.documents.with(place, draft), workspace, workspace.schemas, changed);
}

/**
 * What the first look for a name would ask of each document: who looks next does not wait for all of them at once. A step for each
 * of which it is not known yet.
 */
export function* preparations(workspace: SparkWorkspace): Iterable<void> {
  for (const document of partsOf.get(workspace)?.searched ?? []) if (readTop(document)) yield;
}

/** With fewer documents at hand, nothing is put away: what is asked for now and then is best kept. */
const worthPuttingAway = 100;

/**
 * The workspace with what was read of its documents put away, and what came of that, but for those that are wanted, when
 * that are many. Nodes from before are not those that are made when somebody asks again: nobody may hold any.
 */
export function putAway(
  workspace: SparkWorkspace,
  isWanted: (document: SparkDocument) => boolean,
): SparkWorkspace {
  const idle = workspace.documents.flatMap((document) => {
    const read = atHand(document);
    return read && !isWanted(document) ? [{ document, read }] : [];
  });
  if (idle.length < worthPuttingAway) return workspace;
  for (const { document, read } of idle) {
    read.putAway();
    boundDocuments.set(document, undefined);
  }
  return createWorkspace(workspace.documents, workspace);
}

/** A document that took the place of an earlier state of it. */
interface ChangedPlace {
  readonly place: number;
  readonly before: SparkDocument;
  readonly after: SparkDocument;
}

/** The places that hold other states; `undefined` where documents came or went. */
function changedPlaces(
  before: readonly SparkDocument[],
  after: readonly SparkDocument[],
): readonly ChangedPlace[] | undefined {
  if (before.length !== after.length) return undefined;
  const changed: ChangedPlace[] = [];
  for (const [place, document] of after.entries()) {
    const known = before[place];
    if (known === document) continue;
    if (known?.uri !== document.uri) return undefined;
    changed.push({ place, before: known, after: document });
  }
  return changed;
}

/** Whether neither state defines anything. */
function isPlain({ before, after }: ChangedPlace): boolean {
  return ![before, after].some((document) => headingOf(document).keywords.has('dsl'));
}

/** What a document says of itself before it is bound. */
interface Heading {
  readonly keywords: ReadonlySet<string>;
  readonly uses: readonly string[];
}

const headings = new Kept<SparkDocument, Heading>();

function headingOf(document: SparkDocument): Heading {
  let heading = headings.get(document);
  if (!heading) {
    const { statements } = document;
    heading = { keywords: new Set(statements.map(({ keyword }) => keyword.text)), uses: usesOf(statements) };
    headings.set(document, heading);
  }
  return heading;
}

const searchedDocuments = new Kept<SparkDocument, { schemas: Schemas; searched: SearchedDocument }>();

function searched(document: SparkDocument, schemas: Schemas, bind = bound): SearchedDocument {
  let known = searchedDocuments.get(document);
  if (known?.schemas !== schemas) {
    known = { schemas, searched: new Searched(document, schemas, bind) };
    searchedDocuments.set(document, known);
  }
  return known.searched;
}

/** All documents are entered anew with each change of a definition: it works out nothing before somebody looks for names. */
class Searched implements SearchedDocument {
  readonly #document: SparkDocument;
  readonly #schemas: Schemas;
  readonly #bind: typeof bound;
  #vocabulary: Vocabulary | undefined;

  constructor(document: SparkDocument, schemas: Schemas, bind: typeof bound) {
    this.#document = document;
    this.#schemas = schemas;
    this.#bind = bind;
  }

  get uri() {
    return this.#document.uri;
  }

  get statements() {
    return this.#document.statements;
  }

  get keywords() {
    return headingOf(this.#document).keywords;
  }

  get vocabulary() {
    this.#vocabulary ??= createVocabulary(headingOf(this.#document).uses, this.#schemas);
    return this.#vocabulary;
  }

  get isBound() {
    return boundDocuments.get(this.#document)?.schemas === this.#schemas;
  }

  bound() {
    return this.#bind(this.#document, this.#schemas);
  }
}

function searchedPrelude(): readonly SearchedDocument[] {
  const { documents, schemas } = getPrelude();
  return documents.map((document) =>
    searched(document, schemas, (each) => boundPrelude(each) ?? bound(each, schemas)),
  );
}

function fragmentTargets(document: SparkDocument): readonly string[] {
  if (!headingOf(document).keywords.has(fragmentKeyword)) return [];
  return document.statements.flatMap(({ keyword, args: [of] }) =>
    keyword.text === fragmentKeyword ? ((of && nameText(of)) ?? []) : [],
  );
}

/** Documents of the prelude are bound once, so that their nodes are those that names lead to. */
function boundPrelude(document: SparkDocument): BoundDocument | undefined {
  const { documents, bound: all } = getPrelude();
  const index = documents.indexOf(document);
  return index < 0 ? undefined : all()[index];
}

/** A document as it was bound last, and with what it was before. */
interface Bound {
  readonly schemas: Schemas;
  readonly bound: BoundDocument;
  readonly before: WeakMap<Schemas, BoundDocument> | undefined;
}

const boundDocuments = new Kept<SparkDocument, Bound | undefined>();

/** Names lead to these very nodes, so that they are kept even when another workspace binds the documents anew. */
function bound(document: SparkDocument, schemas: Schemas): BoundDocument {
  const last = boundDocuments.get(document);
  if (last?.schemas === schemas) return last.bound;
  const before = last && (last.before ?? new WeakMap<Schemas, BoundDocument>());
  if (last) before?.set(last.schemas, last.bound);
  const found = before?.get(schemas) ?? bindDocument(document, schemas);
  boundDocuments.set(document, { schemas, bound: found, before });
  return found;
}

/** The definitions of some documents, and of those together with one more. */
interface Definitions {
  readonly schemas: Schemas;
  readonly and: WeakMap<SparkDocument, Definitions>;
}

let none: Definitions | undefined;

/**
 * All definitions. One of the workspace takes the place of one of the same name in the prelude, but for the language that
 * they are written in; of two in the workspace, the one that comes first by its address counts. The same defining documents
 * give the same map, so that bindings stay valid.
 */
function schemasOf(documents: readonly SparkDocument[]): Schemas {
  const prelude = getPrelude();
  none ??= { schemas: prelude.schemas, and: new WeakMap() };
  let definitions = none;
  for (const document of documents) {
    if (!headingOf(document).keywords.has('dsl') || isBuiltIn(document.uri)) continue;
    let more = definitions.and.get(document);
    if (!more) {
      const schemas = new Map(definitions.schemas);
      for (const schema of defineDsls(document.statements, document.uri))
        if (takesPlace(schema, schemas.get(schema.name))) schemas.set(schema.name, schema);
      more = { schemas, and: new WeakMap() };
      definitions.and.set(document, more);
    }
    definitions = more;
  }
  return definitions.schemas;
}

/** Whether a definition counts where there is one of its name already. */
function takesPlace({ name, place }: DslSchema, known: DslSchema | undefined): boolean {
  // One without a name cannot be used.
  if (name === '') return false;
  if (!known?.place || !place) return known === undefined;
  if (isBuiltIn(known.place.uri)) return name !== metaLanguage;
  return place.uri < known.place.uri;
}
