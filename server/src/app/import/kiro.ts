/**
 * Kiro's `requirements.md`: numbered requirements, each a user story with numbered acceptance criteria in EARS. Tasks refer to
 * criteria as `1.2`; the statement keeps the number of its requirement and each criterion its place, so that they still do.
 */
import { type ImportedDocument, type ImportedItem, type ImportedStatement, statement } from './imported.ts';
import { type Block, labelled, plain, readBlocks } from './sections.ts';

const requirement = /^requirement\s{1,4}([0-9]{1,4}(?:\.[0-9]{1,4}){0,3})\s{0,4}(?:[:：.–-]\s{0,4}(.*))?$/i;
const criteriaTitle = /^acceptance criteria/i;

/** Whether a text looks like Kiro's. */
export function isKiro(text: string): boolean {
  return /^#{2,5} {1,4}requirement {1,4}[0-9]/im.test(text) && /user story|acceptance criteria/i.test(text);
}

/** Reads Kiro's requirements. */
export function readKiro(text: string): ImportedDocument {
  const reading = new KiroReading();
  for (const block of readBlocks(text)) reading.block(block);
  return reading.finish();
}

type Section = 'other' | 'glossary' | 'requirement' | 'criteria';

/** The requirement that following blocks belong to. */
interface OpenRequirement {
  readonly id: string;
  text: string;
  readonly fields: [string, string][];
  readonly criteria: string[];
  /** What stands in it and cannot be a field: tables, code. */
  readonly notes: string[];
}

class KiroReading {
  readonly #items: ImportedItem[] = [];
  #project: string | undefined;
  #section: Section = 'other';
  #criteriaLevel = 0;
  /** The group of criteria that is open: its label, and how many it has. */
  #group: { readonly label: string | undefined; count: number } | undefined;
  #open: OpenRequirement | undefined;

  block(block: Block): void {
    if (block.kind === 'heading') this.#heading(block.level, plain(block.text));
    else if (block.kind === 'comment' || block.kind === 'other') this.#note(block.text);
    else if (this.#section === 'glossary' && this.#term(block.text)) return;
    else if (this.#open) this.#inRequirement(block, this.#open);
    else this.#note(block.kind === 'item' ? `- ${block.text}` : block.text);
  }

  finish(): ImportedDocument {
    this.#close();
    return { items: this.#items, ...(this.#project === undefined ? {} : { project: this.#project }) };
  }

  #heading(level: number, text: string): void {
    if (criteriaTitle.test(text) && this.#open) {
      this.#section = 'criteria';
      this.#criteriaLevel = level;
      return;
    }
    if (this.#section === 'criteria' && level > this.#criteriaLevel && this.#open) {
      // `AC2: Layout` groups criteria, and counts them anew.
      this.#open.fields.push(['comment', text]);
      this.#group = { label: /^(AC[-_ ]?[0-9]{1,4})\b/i.exec(text)?.[1]?.replace(' ', ''), count: 0 };
      return;
    }
    this.#group = undefined;
    this.#close();
    const numbered = requirement.exec(text);
    if (level === 1) {
      // The title of the template says nothing about the project.
      if (!/^requirements?(?: document| specification)?$/i.test(text)) this.#project = text;
      return;
    }
    this.#items.push({ kind: 'heading', level: Math.max(1, level - 1), text });
    this.#section = /^glossary|^terms|^definitions/i.test(text) ? 'glossary' : 'other';
    if (numbered?.[1] === undefined) return;
    this.#section = 'requirement';
    this.#open = { id: numbered[1], text: '', fields: [], criteria: [], notes: [] };
  }

  #inRequirement(block: Block & { kind: 'item' | 'paragraph' }, open: OpenRequirement): void {
    const said = plain(block.text);
    const story = labelled(block.text, /^user story$/i);
    if (story !== undefined) open.text = joined(open.text, plain(story));
    else if (labelled(block.text, criteriaTitle) === '' || criteriaTitle.test(said))
      this.#section = 'criteria';
    else if (this.#section === 'criteria' && block.kind === 'item') {
      const last = open.criteria.length - 1;
      // What is indented below a criterion belongs to it.
      if (block.depth > 1 && last >= 0) open.criteria[last] = `${open.criteria[last]}\n- ${said}`;
      else open.criteria.push(this.#inGroup(said));
    } else if (open.text === '' && block.kind === 'paragraph') open.text = said;
    else open.fields.push(['comment', block.kind === 'item' ? `- ${said}` : said]);
  }

  /** `AC2.1: …` in a group with a label. */
  #inGroup(criterion: string): string {
    const group = this.#group;
    if (group?.label === undefined) return criterion;
    group.count++;
    return `${group.label}.${group.count}: ${criterion}`;
  }

  /** `- **Term**: what it means`. */
  #term(text: string): boolean {
    const match =
      /^(?:\*\*|__)([^*_:：][^*:：]{0,80}?)[:：]?(?:\*\*|__)\s{0,4}[:：–-]?\s{0,4}(\S[\s\S]*)$/.exec(text);
    const bare = match ?? /^([^:：\n]{1,60})[:：]\s{1,4}(\S[\s\S]*)$/.exec(text);
    if (bare?.[1] === undefined || bare[2] === undefined) return false;
    this.#items.push({ kind: 'term', term: bare[1].trim(), definition: plain(bare[2]) });
    return true;
  }

  #note(text: string): void {
    if (this.#open) this.#open.notes.push(text);
    else this.#items.push({ kind: 'note', text });
  }

  #close(): void {
    if (this.#open) {
      this.#items.push(...statementOf(this.#open));
      for (const text of this.#open.notes) this.#items.push({ kind: 'note', text });
    }
    this.#open = undefined;
  }
}

function statementOf(open: OpenRequirement): readonly ImportedStatement[] {
  const { id, text, fields, criteria } = open;
  if (text === '' && criteria.length === 0 && fields.length === 0) return [];
  // Without a story, the criteria are the requirement.
  if (text === '' && criteria.length > 0)
    return criteria.map((each, index) =>
      statement(each, { id: `${id}.${index + 1}`, fields: index === 0 ? fields : [] }),
    );
  return [statement(text, { id, fields, criteria })];
}

function joined(before: string, more: string): string {
  return before === '' ? more : `${before}\n${more}`;
}
