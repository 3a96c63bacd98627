/**
 * The model that a document is part of, from all documents of its workspace: its domain with the resources that the
 * domain lists, wherever they stand, and the fragments of both.
 */
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { fragmentKeyword } from '../../../dsl/schema/fragment.ts';
import { namesIn, nameText, type Statement, statementsIn } from '../../../dsl/syntax/syntax.ts';
import type { DomainModel, Resource } from '../../../model/domain-model.ts';
import { checkIn } from '../check.ts';
import { parseSpark, type SparkDocument } from '../reading/parse.ts';
import { createWorkspace, type SparkWorkspace } from '../workspace.ts';
import { lowerModel, nameOf } from './lower.ts';

/** A statement at the top of a document that is, or is a part of, a domain or resource of the model. */
export interface ModelPart {
  readonly document: SparkDocument;
  readonly statement: Statement;
  readonly kind: 'domain' | 'resource';
  /** The name of the domain or resource. */
  readonly name: string;
  readonly isFragment: boolean;
}

export interface ModelSet {
  readonly workspace: SparkWorkspace;
  /** The document that was asked about. */
  readonly document: SparkDocument;
  /** Elements before their fragments, those of the document first. */
  readonly parts: readonly ModelPart[];
  /** Without relationships to resources that are declared in the workspace, but belong to others. */
  readonly model: DomainModel;
  /** Whether the document holds all of it, and nothing in it leads to what others hold. */
  readonly isAlone: boolean;
}

/** The model of the document at `uri`, which is the first of these if no other is. */
export function readModelSet(
  sources: readonly { readonly uri: string; readonly text: string }[],
  uri: string,
): ModelSet {
  const sorted = [
    ...sources.filter((each) => each.uri === uri),
    ...sources.filter((each) => each.uri !== uri),
  ];
  return modelSetOf(sorted.map((source) => parseSpark(source.text, source.uri)));
}

/** The model of the first of these documents, which see each other. */
export function modelSetOf(documents: readonly SparkDocument[]): ModelSet {
  const [document] = documents;
  if (!document) throw new Error('There is no document to read a model from.');
  const all = documents.flatMap(partsOf);
  const parts = ofDocument(document, all);
  const whole = lowerModel(parts.map(({ statement }) => statement));
  const outside = new Set(
    all.flatMap(({ kind, name }) =>
      kind === 'resource' && !whole.resources.some((each) => each.name === name) ? name : [],
    ),
  );
  const resources = whole.resources.map((resource) => within(resource, outside));
  return {
    workspace: createWorkspace(documents),
    document,
    parts,
    model: { ...whole, resources },
    isAlone:
      parts.every((part) => part.document === document) &&
      resources.every((resource, index) => resource === whole.resources[index]),
  };
}

/** The documents that hold something of the model, the one that was asked about first. */
export function documentsOf({ document, parts }: ModelSet): readonly SparkDocument[] {
  return [...new Set([document, ...parts.map((part) => part.document)])];
}

/** What is wrong with the documents of the model, each seeing the whole workspace. */
export function findingsOf(set: ModelSet): readonly Diagnostic[] {
  return documentsOf(set).flatMap((document) => checkIn(set.workspace, document));
}

/** The names that a domain, or a fragment of one, lists. */
export function listedIn(domain: Statement): readonly string[] {
  const blocks = statementsIn(domain, 'resources').flatMap((section) => statementsIn(section, 'resource'));
  return [...namesIn(domain, 'resources'), ...blocks.map(nameOf)];
}

function partsOf(document: SparkDocument): readonly ModelPart[] {
  return document.statements.flatMap((statement): ModelPart[] => {
    const { keyword, args } = statement;
    const isFragment = keyword.text === fragmentKeyword;
    const kind = isFragment ? args[1] && nameText(args[1]) : keyword.text;
    if (kind !== 'domain' && kind !== 'resource') return [];
    return [{ document, statement, kind, name: nameOf(statement), isFragment }];
  });
}

/** The parts of the model of a document. Where several documents declare one name, the first one counts. */
function ofDocument(document: SparkDocument, all: readonly ModelPart[]): readonly ModelPart[] {
  const own = all.filter((part) => part.document === document);
  const named = (kind: ModelPart['kind'], parts: readonly ModelPart[]) =>
    new Set(parts.flatMap((part) => (part.kind === kind ? part.name : [])));
  const resources = new Set(named('resource', own));
  const domains = new Set(named('domain', own));
  if (domains.size === 0) {
    const around = all.find((part) => part.kind === 'domain' && isAround(part, resources, all));
    if (around) domains.add(around.name);
  }
  for (const { kind, name, statement } of all) {
    if (kind === 'domain' && domains.has(name)) for (const each of listedIn(statement)) resources.add(each);
    if (kind === 'resource' && namesIn(statement, 'domain').some((each) => domains.has(each)))
      resources.add(name);
  }
  const wanted = { domain: domains, resource: resources };
  const first = new Map<string, SparkDocument>();
  const heads = all.filter((part) => {
    const { kind, name, isFragment } = part;
    if (isFragment || !wanted[kind].has(name)) return false;
    const key = `${kind} ${name}`;
    if (!first.has(key)) first.set(key, part.document);
    return first.get(key) === part.document;
  });
  const fragments = all.filter(({ kind, name, isFragment }) => isFragment && wanted[kind].has(name));
  return [...heads, ...fragments];
}

/** Whether a domain lists one of the resources, or is named by one. */
function isAround(
  { name, statement }: ModelPart,
  resources: ReadonlySet<string>,
  all: readonly ModelPart[],
): boolean {
  return (
    listedIn(statement).some((each) => resources.has(each)) ||
    all.some(
      (part) =>
        part.kind === 'resource' &&
        resources.has(part.name) &&
        namesIn(part.statement, 'domain').includes(name),
    )
  );
}

function within(resource: Resource, outside: ReadonlySet<string>): Resource {
  const relationships = resource.relationships.filter(
    ({ destination, through }) =>
      !outside.has(destination) && (through === undefined || !outside.has(through)),
  );
  return relationships.length === resource.relationships.length ? resource : { ...resource, relationships };
}
