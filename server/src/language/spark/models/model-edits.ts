/**
 * Writes a changed model back into the documents that it was read from: each member where it stood, new ones where their
 * resource is declared. What a document says beyond the model stays, and so does what did not change.
 */
import { applyEdits, type Edit } from '../../../base/span.ts';
import { nameText, type Statement } from '../../../dsl/syntax/syntax.ts';
import type { DomainModel, Resource } from '../../../model/domain-model.ts';
import { insertStatement } from '../actions/insert-statement.ts';
import { removals } from '../actions/remove-chunk.ts';
import { withComments } from '../actions/with-comments.ts';
import { checkIn } from '../check.ts';
import { removeStatement } from '../checks/remove-statement.ts';
import { quoteName } from '../reading/escape.ts';
import { parseSpark, type SparkDocument } from '../reading/parse.ts';
import { lossesOf } from './losses.ts';
import { lowerModel } from './lower.ts';
import { documentsOf, listedIn, type ModelPart, type ModelSet, modelSetOf } from './model-set.ts';
import { type PrintedMember, printMembers, printResource, printResourceList } from './print.ts';
import { renamedResources } from './renamed-resources.ts';

/** A document with another text. */
export interface ChangedDocument {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}

/** What becomes of the documents of a model. */
export interface WrittenModel {
  readonly documents: readonly ChangedDocument[];
  /** What members that change said beyond the model, and names in other documents that would lead nowhere; a few words each. */
  readonly losses: readonly string[];
}

interface DocumentEdits {
  readonly document: SparkDocument;
  readonly edits: readonly Edit[];
  readonly losses?: readonly string[];
}

/**
 * The documents of the set that say `after` where they said its model.
 * @throws Error when they would not read back as `after`, which is a bug
 */
export function writeModelSet(set: ModelSet, after: DomainModel): WrittenModel {
  const losses = new Set<string>();
  let now = [...renamedResources(set.model, after)].reduce(
    (at, [from, to]) => changed(at, renaming(at, from, to)),
    set,
  );
  // Each edit is made in the documents as they are after the one before. A member takes three at most: itself, its section, its definition.
  const most = 100 + 3 * [set.model, after].flatMap(membersOf).length;
  for (let count = 0; count < most; count++) {
    const next = nextEdit(now, after);
    if (!next) break;
    for (const loss of next.losses ?? []) losses.add(loss);
    now = changed(now, [next]);
  }
  if (canonical(now.model) !== canonical(after))
    throw new Error(
      'The changed model could not be written into its documents. This is a bug; nothing was changed.',
    );
  for (const dangling of newlyDangling(set, now)) losses.add(dangling);
  const texts = new Map(now.workspace.documents.map(({ uri, text }) => [uri, text]));
  const documents = set.workspace.documents.flatMap(({ uri, text }) => {
    const written = texts.get(uri);
    return written === undefined || written === text ? [] : { uri, before: text, after: written };
  });
  return { documents, losses: [...losses] };
}

/** Names that led to a resource which is gone, in documents that are no part of the model. */
function newlyDangling(before: ModelSet, after: ModelSet): readonly string[] {
  const gone = before.model.resources.flatMap(({ name }) =>
    after.model.resources.some((each) => each.name === name) ? [] : name,
  );
  const own = new Set(documentsOf(before).map(({ uri }) => uri));
  return before.workspace.documents
    .filter(({ uri, text }) => !own.has(uri) && gone.some((name) => text.includes(name)))
    .flatMap((document) => {
      const messages = ({ workspace }: ModelSet) =>
        checkIn(workspace, document).flatMap(({ code, message }) =>
          code === 'spark/dangling-reference' ? message : [],
        );
      const known = new Set(messages(before));
      const file = document.uri.slice(document.uri.lastIndexOf('/') + 1);
      return messages(after).flatMap((message) => (known.has(message) ? [] : `${file}: ${message}`));
    });
}

function changed(set: ModelSet, changes: readonly DocumentEdits[]): ModelSet {
  const documents = set.workspace.documents.map((document) => {
    const edits = changes.flatMap((change) => (change.document === document ? change.edits : []));
    return edits.length === 0 ? document : parseSpark(applyEdits(document.text, edits), document.uri);
  });
  return modelSetOf(documents);
}

/** The edits that give a resource another name where it is declared, continued and listed. */
function renaming({ parts }: ModelSet, from: string, to: string): readonly DocumentEdits[] {
  return parts.flatMap(({ document, statement, kind, name }): DocumentEdits[] => {
    const [first] = statement.args;
    if (kind === 'resource' && name === from && first)
      return [{ document, edits: [{ span: first.span, newText: quoteName(to) }] }];
    const listed = kind === 'domain' ? listItems(statement) : [];
    const edits = listed.flatMap((item) =>
      item.name === from ? { span: item.span, newText: quoteName(to) } : [],
    );
    return edits.length > 0 ? [{ document, edits }] : [];
  });
}

/** What is to be changed next; undefined when the documents say it all. */
function nextEdit(set: ModelSet, after: DomainModel): DocumentEdits | undefined {
  const { model, parts } = set;
  for (const part of parts) {
    if (part.kind === 'resource' && !after.resources.some(({ name }) => name === part.name))
      return removed(part);
  }
  // A resource in another document belongs to the model because it is listed.
  const listed = listEdit(set, after);
  if (listed) return listed;
  for (const resource of after.resources) {
    const before = model.resources.find(({ name }) => name === resource.name);
    const edit = before ? memberEdit(set, before, resource) : appended(set, resource);
    if (edit) return edit;
  }
  return missingUse(set);
}

function removed({ document, statement }: ModelPart): DocumentEdits {
  return { document, edits: removals([withComments(statement.span, document)], document.text) };
}

function appended({ document, parts }: ModelSet, resource: Resource): DocumentEdits {
  const isListed = parts.some(({ kind, statement }) => kind === 'domain' && listedIn(statement).length > 0);
  const at = (isListed && parts.find(({ kind }) => kind === 'resource')?.document) || document;
  const end = at.text.trimEnd().length;
  const newText = `\n\n${printResource(resource)}\n`.replaceAll('\n', lineBreak(at.text));
  return { document: at, edits: [{ span: { start: end, end: at.text.length }, newText }] };
}

/** A statement that says members of the model, in a part of the resource. */
interface Said {
  readonly part: ModelPart;
  readonly statement: Statement;
  readonly members: readonly PrintedMember[];
}

function memberEdit(set: ModelSet, before: Resource, after: Resource): DocumentEdits | undefined {
  const was = byKey(before);
  const wanted = byKey(after);
  const parts = set.parts.filter(({ kind, name }) => kind === 'resource' && name === before.name);
  for (const { part, statement, members } of saidIn(parts)) {
    const known = members.filter(({ key }) => was.has(key));
    if (known.length === 0 || known.every(({ key, text }) => wanted.get(key)?.text === text)) continue;
    const texts = known.flatMap(({ key }) => wanted.get(key)?.text ?? []);
    const losses = texts.length === 0 ? [] : lostIn(part, statement, known[0]?.section ?? '');
    return { ...replaced(part, statement, texts), losses };
  }
  const [head] = parts;
  const missing = [...wanted.values()].find(({ key }) => !was.has(key));
  if (!head || !missing) return undefined;
  const { document } = head;
  const lines = missing.text.split('\n');
  const section =
    missing.section === ''
      ? head.statement
      : head.statement.body?.statements.find(({ keyword }) => keyword.text === missing.section);
  const edits = section
    ? insertStatement(section, lines, document.text)
    : insertStatement(
        head.statement,
        [`${missing.section} {`, ...lines.map((line) => `  ${line}`), '}'],
        document.text,
      );
  return { document, edits };
}

/** Statements in the order in which the model is read; those that say several members at once go last. */
function saidIn(parts: readonly ModelPart[]): readonly Said[] {
  const all = parts.flatMap((part) =>
    [...(part.statement.body?.statements ?? [])].flatMap((outer): Said[] => {
      const own = membersSaid(outer);
      if (own.some(({ section }) => section === '')) return [{ part, statement: outer, members: own }];
      return (outer.body?.statements ?? []).flatMap((inner) => {
        const members = membersSaid({ ...outer, body: { statements: [inner], span: inner.span } });
        return members.length === 0 ? [] : { part, statement: inner, members };
      });
    }),
  );
  const ordered = [
    ...all.filter(({ members }) => members.length === 1),
    ...all.filter(({ members }) => members.length > 1),
  ];
  const number = numbering();
  return ordered.map((said) => ({ ...said, members: said.members.map(number) }));
}

/** The members that a resource with nothing but this statement has. */
function membersSaid(statement: Statement): readonly PrintedMember[] {
  const { span } = statement;
  const resource: Statement = {
    keyword: { text: 'resource', span },
    args: [{ kind: 'name', path: [{ text: 'R', span }], span }],
    named: undefined,
    assigned: undefined,
    body: { statements: [statement], span },
    span,
  };
  return lowerModel([resource]).resources.flatMap(printMembers);
}

/** Tells members of one key apart by their order. */
function numbering(): (member: PrintedMember) => PrintedMember {
  const counts = new Map<string, number>();
  return (member) => {
    const count = counts.get(member.key) ?? 0;
    counts.set(member.key, count + 1);
    return count === 0 ? member : { ...member, key: `${member.key} #${count}` };
  };
}

function byKey(resource: Resource): ReadonlyMap<string, PrintedMember> {
  return new Map(
    printMembers(resource)
      .map(numbering())
      .map((member) => [member.key, member]),
  );
}

function replaced({ document }: ModelPart, { span }: Statement, texts: readonly string[]): DocumentEdits {
  const { text } = document;
  if (texts.length === 0) {
    const alone = text.slice(0, span.start).trimEnd().endsWith(',');
    const edits = alone
      ? removeStatement('', span, text).edits
      : removals([withComments(span, document)], text);
    return { document, edits };
  }
  const indent =
    /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start))?.[0] ?? '';
  const newText = texts.flatMap((each) => each.split('\n')).join(`${lineBreak(text)}${indent}`);
  return { document, edits: [{ span, newText }] };
}

/** What a statement says that the model does not have. */
function lostIn({ document }: ModelPart, { span }: Statement, section: string): readonly string[] {
  const uses = document.statements.filter(({ keyword }) => keyword.text === 'use');
  const line = uses.map((use) => document.text.slice(use.span.start, use.span.end)).join('\n');
  const source = document.text.slice(span.start, span.end);
  const within = section === '' ? source : `${section} {\n${source}\n}`;
  return lossesOf(`${line}\nresource R {\n${within}\n}`).map(({ what }) => what);
}

interface Item {
  readonly name: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** The places where a domain names its resources. */
function listItems(domain: Statement): readonly Item[] {
  return (domain.body?.statements ?? [])
    .filter(({ keyword }) => keyword.text === 'resources')
    .flatMap(({ args, body }) => [
      ...args.flatMap((arg) => (arg.kind === 'list' ? arg.items.map(({ value }) => value) : [arg])),
      ...(body?.statements ?? []).flatMap(({ keyword, args: [first] }) =>
        keyword.text === 'resource' && first ? [first] : [],
      ),
    ])
    .flatMap((value) => {
      const name = nameText(value);
      return name === undefined ? [] : { name, span: value.span };
    });
}

/** Takes a resource that is gone out of the domain's list, or puts one that is not there yet in. */
function listEdit({ parts }: ModelSet, after: DomainModel): DocumentEdits | undefined {
  const domains = parts.filter(({ kind }) => kind === 'domain');
  const [head] = domains;
  if (!head) return undefined;
  const names = new Set(after.resources.map(({ name }) => name));
  const known = new Set(domains.flatMap(({ statement }) => listedIn(statement)));
  const missing = after.resources.flatMap(({ name }) => (known.has(name) ? [] : name));
  for (const { document, statement } of domains) {
    for (const section of statement.body?.statements ?? []) {
      if (section.keyword.text !== 'resources') continue;
      const [list] = section.args;
      if (list?.kind === 'list') {
        const listed = list.items.flatMap(({ value }) => nameText(value) ?? []);
        const wanted = [...listed.filter((each) => names.has(each)), ...missing];
        if (wanted.join() === listed.join()) continue;
        return replaced({ ...head, document }, section, [printResourceList(wanted)]);
      }
      const gone = section.body?.statements.find(
        ({ keyword, args: [first] }) =>
          keyword.text === 'resource' && first && !names.has(nameText(first) ?? ''),
      );
      if (gone) return replaced({ ...head, document }, gone, []);
      const [first] = missing;
      if (section.body && first !== undefined)
        return { document, edits: insertStatement(section, [`resource ${quoteName(first)}`], document.text) };
    }
  }
  // A domain that lists nothing leaves it to its resources to name it.
  if (missing.length === 0 || known.size === 0) return undefined;
  return {
    document: head.document,
    edits: insertStatement(head.statement, printResourceList(missing).split('\n'), head.document.text),
  };
}

const introduced = /^Use ash\.(policies|state_machine|json_api|graphql)$/;

/** What came into a document may need a definition that it does not use yet. */
function missingUse(set: ModelSet): DocumentEdits | undefined {
  for (const document of documentsOf(set)) {
    for (const { code, fixes } of checkIn(set.workspace, document)) {
      if (code !== 'spark/unknown-keyword' && code !== 'spark/unknown-function') continue;
      const fix = fixes?.find(({ title }) => introduced.test(title));
      if (fix) return { document, edits: fix.edits };
    }
  }
  return undefined;
}

function membersOf({ resources }: DomainModel): readonly string[] {
  return resources.flatMap((resource) => [
    resource.name,
    ...printMembers(resource).map(({ key }) => `${resource.name} ${key}`),
  ]);
}

/** A model as a text that does not depend on the order of its parts. */
function canonical(model: DomainModel): string {
  const resources = model.resources.map((resource) =>
    [
      resource.name,
      ...printMembers(resource)
        .map(({ text }) => text)
        .sort(),
    ].join('\n'),
  );
  return resources.sort().join('\n\n');
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
