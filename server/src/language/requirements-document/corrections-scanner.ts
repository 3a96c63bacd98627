/**
 * What a person corrects in the reading: `corrections { … }`, or the lines under a heading `# Corrections`, each a short
 * sentence such as `client means patient`. What a line says is for the requirements engine to read; here it is one token.
 */
import type { Line, ScanError, ScanToken } from './scan.ts';

const opening = /^corrections\s{0,8}\{\s{0,8}(?:\/\/.*)?$/i;
/** Titles whose lines are corrections. */
export const correctionsTitle = /^(?:[0-9.]{0,12}\s)?corrections$/i;
/** A group of requirements may be called *Corrections*, too: what asks for something is a statement. */
const requirement = /\b(?:shall|must|should|will|may|can|cannot|want|wants)\b/i;
const longest = 200;

/** Whether a line is `corrections {`. */
export function beginsCorrections({ text }: Line): boolean {
  return opening.test(text);
}

/** Reads the corrections of one document into its tokens. */
export class CorrectionsScanner {
  readonly #tokens: ScanToken[];
  readonly #errors: ScanError[];
  #braces: number | undefined;
  #underHeading = false;

  constructor(tokens: ScanToken[], errors: ScanError[]) {
    this.#tokens = tokens;
    this.#errors = errors;
  }

  get inBraces(): boolean {
    return this.#braces !== undefined;
  }

  /** Takes the line `corrections {`, if it is one. */
  opens(line: Line): boolean {
    if (!beginsCorrections(line)) return false;
    const brace = line.start + line.text.indexOf('{');
    this.#push('CORRECTIONS', line.start, line.start + 'corrections'.length);
    this.#push('OPEN', brace, brace + 1);
    this.#braces = line.start;
    return true;
  }

  /** A heading ends all corrections, and may begin some. */
  heading(title: string, start: number): void {
    this.finish(start);
    this.#underHeading = correctionsTitle.test(title);
  }

  /** Takes a line as a correction or as the end of the block; says whether it did. */
  line(line: Line): boolean {
    if (this.#braces !== undefined && line.text.startsWith('}')) {
      this.#push('CLOSE', line.start, line.start + 1);
      this.#braces = undefined;
      return true;
    }
    if (this.#braces === undefined && !this.#underHeading) return false;
    // A heading inside braces means that the closing brace was forgotten.
    if (/^#{1,6}\s/.test(line.text)) return false;
    const bullet = /^[-*+•]\s{1,8}/.exec(line.text)?.[0].length ?? 0;
    const text = withoutComment(line.text.slice(bullet));
    if (text === '') return true;
    if (this.#braces === undefined && (text.length > longest || requirement.test(text))) return false;
    this.#push('CORRECTION', line.start + bullet, line.start + bullet + text.length);
    return true;
  }

  finish(end: number): void {
    if (this.#braces === undefined) return;
    const start = this.#braces;
    this.#errors.push({
      message: 'These corrections have no end: write “}” after the last one.',
      span: { start, end: start + 'corrections'.length },
      fix: { title: 'Insert “}”', edits: [{ span: { start: end, end }, newText: '\n}\n' }], preferred: true },
    });
    this.#braces = undefined;
  }

  #push(name: ScanToken['name'], start: number, end: number): void {
    this.#tokens.push({ name, start, end });
  }
}

function withoutComment(text: string): string {
  const comment = text.search(/\s\/\//);
  return (comment < 0 ? text : text.slice(0, comment)).trimEnd();
}
