/**
 * Spec Kit's `spec.md`: user stories with priorities and acceptance scenarios, functional requirements `FR-001`, key entities,
 * success criteria `SC-001`. What it marks `[NEEDS CLARIFICATION: …]` stays marked.
 */
import { type ImportedDocument, type ImportedItem, statement } from './imported.ts';
import { type Block, labelled, plain, readBlocks } from './sections.ts';

const story =
  /^user story\s{0,4}([0-9]{1,4})\s{0,4}(?:[:–-]\s{0,4}(.*?))?\s{0,4}(?:\(priority:?\s{0,4}(P?[0-9]{1,2}|high|medium|low)\))?(?:\s{1,4}\S{1,4})?$/i;
const numberedItem = /^(?:\*\*|__)?([A-Z]{1,6}-[0-9]{1,4}[a-z]?)(?:\*\*|__)?\s?:?(?:\*\*|__)?\s{0,4}/;
const demand = /\b(?:shall|must|should|will|can|may|cannot)\b/i;

/** Whether a text looks like Spec Kit's. */
export function isSpecKit(text: string): boolean {
  if (/^# {1,4}feature specification\b/im.test(text)) return true;
  const stories = /^#{2,4} {1,4}user story {1,4}[0-9]/im.test(text);
  return stories && /\bFR-[0-9]{3}\b|acceptance scenarios|key entities/i.test(text);
}

/** Reads a specification of Spec Kit. */
export function readSpecKit(text: string): ImportedDocument {
  const reading = new SpecKitReading();
  for (const block of readBlocks(text)) reading.block(block);
  return reading.finish();
}

interface OpenStory {
  id: string;
  title: string;
  text: string;
  fields: [string, string][];
  criteria: string[];
  /** What stands in it and cannot be a field: tables, code, comments. */
  notes: string[];
}

class SpecKitReading {
  readonly #items: ImportedItem[] = [];
  #project: string | undefined;
  #section = '';
  #part: 'text' | 'criteria' | 'other' = 'text';
  #open: OpenStory | undefined;
  /** How deep the last numbered requirement is indented. */
  #numberedDepth = 0;

  block(block: Block): void {
    if (block.kind === 'heading') this.#heading(block.level, plain(block.text));
    else if (block.kind === 'comment' || block.kind === 'other') this.#note(block.text);
    else if (this.#belowNumbered(block) || this.#numbered(block)) return;
    else if (this.#open) this.#inStory(block, this.#open);
    else this.#inSection(block);
  }

  finish(): ImportedDocument {
    this.#close();
    return { items: this.#items, ...(this.#project === undefined ? {} : { project: this.#project }) };
  }

  #heading(level: number, written: string): void {
    const text = written
      .replace(/\s{1,4}[_*(]{0,2}(?:\(?mandatory\)?|\(?include if[^)]{0,80}\)?)[_*)]{0,2}\s*$/i, '')
      .trim();
    this.#close();
    if (level === 1) {
      this.#project = text.replace(/^feature specification\s{0,4}[:–-]?\s{0,4}/i, '') || undefined;
      return;
    }
    this.#section = text.toLowerCase();
    this.#items.push({ kind: 'heading', level: level - 1, text });
    const numbered = story.exec(text);
    if (numbered?.[1] === undefined) return;
    const [, number, title = '', priority] = numbered;
    this.#part = 'text';
    this.#open = {
      id: `US${number}`,
      title,
      text: '',
      fields: priority ? [['priority', priority]] : [],
      criteria: [],
      notes: [],
    };
  }

  /** `- **FR-001**: System MUST …`, wherever it stands. */
  #numbered(block: Block & { kind: 'item' | 'paragraph' }): boolean {
    const { text } = block;
    const match = numberedItem.exec(text);
    if (match?.[1] === undefined || match[0].length === text.length) return false;
    this.#close();
    const said = plain(text.slice(match[0].length));
    const unclear = /\[needs clarification:?\s{0,4}([^\]]{1,400})\]/i.exec(said)?.[1];
    this.#items.push(
      statement(said, { id: match[1], fields: unclear === undefined ? [] : [['note', `TBD: ${unclear}`]] }),
    );
    this.#numberedDepth = block.kind === 'item' ? block.depth : 0;
    return true;
  }

  /** Items that are indented below a numbered requirement complete it. */
  #belowNumbered(block: Block & { kind: 'item' | 'paragraph' }): boolean {
    const last = this.#items.at(-1);
    const below = block.kind === 'item' && block.depth > this.#numberedDepth && !this.#open;
    if (!below || last?.kind !== 'statement' || last.id === undefined) return false;
    this.#items[this.#items.length - 1] = { ...last, text: `${last.text}\n- ${plain(block.text)}` };
    return true;
  }

  #inStory(block: Block & { kind: 'item' | 'paragraph' }, open: OpenStory): void {
    const { text } = block;
    const why = labelled(text, /^why this priority$/i);
    const test = labelled(text, /^independent test$/i);
    const scenarios = labelled(text, /^acceptance (?:scenarios|criteria)$/i);
    const label = scenarios === undefined ? labelled(text, /./) : undefined;
    if (why !== undefined) open.fields.push(['rationale', plain(why)]);
    else if (test !== undefined) open.fields.push(['verification', plain(test)]);
    else if (scenarios !== undefined) this.#part = 'criteria';
    else if (label === '') {
      // `**Edge Cases**:` and the like begin a part of their own.
      this.#close();
      this.#items.push({ kind: 'heading', level: 3, text: plain(text).replace(/[:：]\s*$/, '') });
      this.#section = plain(text).toLowerCase();
    } else if (this.#part === 'criteria' && block.kind === 'item') open.criteria.push(plain(text));
    else if (open.text === '' && this.#part === 'text') open.text = plain(text);
    else if (this.#part === 'text' && block.kind === 'paragraph') open.text = `${open.text}\n${plain(text)}`;
    else open.fields.push(['comment', plain(text)]);
  }

  #inSection(block: Block & { kind: 'item' | 'paragraph' }): void {
    const { text } = block;
    const said = plain(text);
    if (/\bentit/.test(this.#section) && block.kind === 'item') {
      const match = /^\[?(?:\*\*|__)\[?([^*_\]]{1,60})\]?(?:\*\*|__)\s?[:–-]\s{0,4}(\S[\s\S]*)$/.exec(text);
      if (match?.[1] !== undefined && match[2] !== undefined) {
        this.#items.push({ kind: 'term', term: match[1].replace(/:$/, ''), definition: plain(match[2]) });
        return;
      }
    }
    const asks =
      demand.test(said) && !said.trimEnd().endsWith('?') && !/^_|checklist|execution/i.test(this.#section);
    const required = /requirement|criteria|constraint|edge case|assumption|acceptance/.test(this.#section);
    if (block.kind === 'item' && asks && required) this.#items.push(statement(said));
    else this.#note(block.kind === 'item' ? `- ${said}` : said);
  }

  #note(text: string): void {
    if (this.#open && this.#open.text !== '') this.#open.notes.push(text);
    else this.#items.push({ kind: 'note', text });
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return;
    const { id, title, text, fields, criteria, notes } = open;
    const said = text === '' ? title : text;
    if (said !== '' || criteria.length > 0) this.#items.push(statement(said, { id, fields, criteria }));
    for (const note of notes) this.#items.push({ kind: 'note', text: note });
  }
}
