/**
 * ReqIF, the exchange format of requirement tools (OMG, "Requirements Interchange Format", 1.2, 2016): objects with values, in the
 * hierarchies of specifications, and relations between them.
 */
import { type ImportedDocument, type ImportedItem, statement } from './imported.ts';
import { childrenOf, find, parseXml, textOf, type XmlElement } from './xml.ts';

/** Whether a text is ReqIF. */
export function isReqif(text: string): boolean {
  return /<(?:[A-Za-z][\w.-]{0,40}:)?REQ-IF[\s>]/.test(text.slice(0, 8000));
}

/** An object: its values by the names of their attributes, in their order. */
interface SpecObject {
  readonly identifier: string;
  readonly name: string;
  readonly values: readonly (readonly [attribute: string, value: string])[];
}

/** What attributes mean by their names: those of the implementation guide, then those that tools use. */
const meanings: readonly (readonly [string, RegExp])[] = [
  ['chapter', /^(?:reqif\.chaptername|chapter ?name|heading|object heading|section)$/i],
  [
    'text',
    /^(?:reqif\.text|text|object text|description|reqif\.description|requirement(?: text)?|statement|content|primary ?text)$/i,
  ],
  [
    'id',
    /^(?:reqif\.foreignid|foreign ?id|id|uid|identifier|req(?:uirement)? ?id|object identifier|absolute number|key|number)$/i,
  ],
  ['name', /^(?:reqif\.name|name|title|short ?text|object short text|summary)$/i],
];

/** Attributes that are fields of a statement under another name. */
const fieldNames: readonly (readonly [string, RegExp])[] = [
  ['priority', /^(?:priority|importance|prio)$/i],
  ['status', /^(?:status|state|reqif\.foreignstate)$/i],
  ['rationale', /^(?:rationale|reason|justification)$/i],
  ['source', /^(?:source|origin|stakeholder)$/i],
  ['author', /^(?:author|created by|reqif\.foreigncreatedby)$/i],
  ['owner', /^(?:owner|responsible)$/i],
  ['type', /^(?:type|category|kind|requirement type)$/i],
  ['risk', /^risk$/i],
  ['verification', /^(?:verification(?: method)?|test method)$/i],
  ['acceptance', /^acceptance(?: criteria)?$/i],
  ['version', /^(?:version|revision|reqif\.foreignrevision)$/i],
  ['note', /^notes?$/i],
];

/**
 * Reads a ReqIF document.
 * @throws Error when it is no well-formed XML, or has no content; the message says what to do.
 */
export function readReqif(text: string): ImportedDocument {
  const root = parseXml(text);
  const content = find(root, 'CORE-CONTENT', 'REQ-IF-CONTENT') ?? find(root, 'CORE-CONTENT');
  if (root.name !== 'REQ-IF' || !content)
    throw new Error('This is no ReqIF document: it has no REQ-IF content. Export it again.');
  const objects = readObjects(content);
  const links = readRelations(content, objects);
  const items: ImportedItem[] = [];
  const shown = new Set<string>();
  const specifications = childrenOf(find(content, 'SPECIFICATIONS'), 'SPECIFICATION');
  const title = textIn(find(root, 'THE-HEADER', 'REQ-IF-HEADER', 'TITLE'));
  const name = specifications.length === 1 ? specifications[0]?.attributes['LONG-NAME'] : undefined;
  const walk = (nodes: readonly XmlElement[], level: number): void => {
    for (const node of nodes) {
      const reference = textIn(childrenOf(find(node, 'OBJECT'))[0]);
      const object = objects.get(reference ?? '');
      const isHeading = object ? add(object, level, links.get(object.identifier) ?? [], items) : false;
      if (object) shown.add(object.identifier);
      walk(childrenOf(find(node, 'CHILDREN'), 'SPEC-HIERARCHY'), isHeading ? level + 1 : level);
    }
  };
  for (const specification of specifications) {
    const heading = specification.attributes['LONG-NAME'];
    if (specifications.length > 1 && heading) items.push({ kind: 'heading', level: 1, text: heading });
    walk(childrenOf(find(specification, 'CHILDREN'), 'SPEC-HIERARCHY'), specifications.length > 1 ? 2 : 1);
  }
  const left = [...objects.values()].filter(({ identifier }) => !shown.has(identifier));
  if (left.length > 0 && shown.size > 0)
    items.push({ kind: 'heading', level: 1, text: 'In no specification' });
  for (const object of left) add(object, 2, links.get(object.identifier) ?? [], items);
  const project = title || name;
  return { items, ...(project ? { project } : {}) };
}

/** Adds an object as a heading or a statement; says whether it was a heading. */
function add(object: SpecObject, level: number, links: readonly string[], items: ImportedItem[]): boolean {
  const said = new Map<string, string>();
  const fields: [string, string][] = [];
  for (const [attribute, value] of object.values) {
    if (value === '') continue;
    const meaning = meanings.find(([, names]) => names.test(attribute))?.[0];
    if (meaning !== undefined && !said.has(meaning)) said.set(meaning, value);
    else {
      const field = fieldNames.find(([, names]) => names.test(attribute))?.[0];
      fields.push(field === undefined ? ['comment', `${attribute}: ${value}`] : [field, value]);
    }
  }
  const chapter = said.get('chapter');
  const text = said.get('text');
  const [id, name] = [said.get('id') ?? idIn(object.name), said.get('name')];
  if (chapter !== undefined && text === undefined) {
    items.push({ kind: 'heading', level, text: chapter });
    const notes = [...(id ? [`id: ${id}`] : []), ...fields.map(([field, value]) => `${field}: ${value}`)];
    if (notes.length > 0) items.push({ kind: 'note', text: notes.join('\n') });
    return true;
  }
  if (chapter !== undefined) items.push({ kind: 'heading', level, text: chapter });
  const words = text ?? name ?? object.name;
  if (words === '') return chapter !== undefined;
  if (text !== undefined && name !== undefined && name !== text)
    fields.unshift(['comment', `Title: ${name}`]);
  for (const link of links) fields.push(['depends on', link]);
  if (id === undefined) fields.push(['identifier', object.identifier]);
  items.push(statement(words, { fields, ...(id === undefined ? {} : { id }) }));
  return chapter !== undefined;
}

/** A long name that is an id, as many tools have it. */
function idIn(name: string): string | undefined {
  return /^[A-Za-z]{1,12}[-_. ]?[0-9]{1,9}(?:[.-][0-9]{1,6}){0,4}$/.test(name)
    ? name.replace(' ', '-')
    : undefined;
}

function readObjects(content: XmlElement): ReadonlyMap<string, SpecObject> {
  const attributes = namesBelow(find(content, 'SPEC-TYPES'), /^ATTRIBUTE-DEFINITION-/);
  const literals = namesBelow(find(content, 'DATATYPES'), /^ENUM-VALUE$/);
  const objects = new Map<string, SpecObject>();
  for (const object of childrenOf(find(content, 'SPEC-OBJECTS'), 'SPEC-OBJECT')) {
    const identifier = object.attributes['IDENTIFIER'] ?? '';
    const values = childrenOf(find(object, 'VALUES')).map((value): readonly [string, string] => {
      const reference = textIn(childrenOf(find(value, 'DEFINITION'))[0]) ?? '';
      return [attributes.get(reference) ?? reference, valueIn(value, literals)];
    });
    objects.set(identifier, { identifier, name: object.attributes['LONG-NAME'] ?? '', values });
  }
  return objects;
}

function valueIn(value: XmlElement, literals: ReadonlyMap<string, string>): string {
  const plain = value.attributes['THE-VALUE'];
  if (plain !== undefined) return plain.replace(/\r/g, '').trim();
  const formatted = find(value, 'THE-VALUE');
  if (formatted) return textOf(formatted);
  return childrenOf(find(value, 'VALUES'))
    .map((reference) => textIn(reference) ?? '')
    .map((reference) => literals.get(reference) ?? reference)
    .join(', ');
}

/** For each object the ids of what it is related to, with the kind of relation. */
function readRelations(
  content: XmlElement,
  objects: ReadonlyMap<string, SpecObject>,
): ReadonlyMap<string, readonly string[]> {
  const kinds = namesBelow(find(content, 'SPEC-TYPES'), /^SPEC-RELATION-TYPE$/);
  const found = new Map<string, string[]>();
  const spoken = (identifier: string): string => {
    const object = objects.get(identifier);
    const id = object?.values.find(([attribute]) => meanings[2]?.[1].test(attribute))?.[1];
    return id || (object && idIn(object.name)) || identifier;
  };
  for (const relation of childrenOf(find(content, 'SPEC-RELATIONS'), 'SPEC-RELATION')) {
    const [source, target, kind] = ['SOURCE', 'TARGET', 'TYPE'].map((end) =>
      textIn(childrenOf(find(relation, end))[0]),
    );
    if (source === undefined || target === undefined) continue;
    const name = kinds.get(kind ?? '');
    const list = found.get(source) ?? [];
    list.push(name ? `${spoken(target)} (${name})` : spoken(target));
    found.set(source, list);
  }
  return found;
}

/** Identifier → long name of the elements of these names, however deep. */
function namesBelow(element: XmlElement | undefined, names: RegExp): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (at: XmlElement): void => {
    const { IDENTIFIER: id, 'LONG-NAME': name } = at.attributes;
    if (names.test(at.name) && id !== undefined) found.set(id, name ?? id);
    for (const child of childrenOf(at)) visit(child);
  };
  if (element) visit(element);
  return found;
}

function textIn(element: XmlElement | undefined): string | undefined {
  return element?.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}
