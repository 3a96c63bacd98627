/**
 * Glossaries: `glossary { … }`, or the lines under a heading `# Glossary`. An entry is `patient (client): a person who is
 * treated`, where the brackets with other names are optional, and `=` or a dash may stand for the colon.
 */
import type { Line, ScanError, ScanToken } from './scan.ts';

const opening = /^glossary\s{0,8}\{\s{0,8}(?:\/\/.*)?$/i;
const entry =
  /^(?:\*\*|__)?([^\s:=(){}[\]*.!?#][^:=(){}*.!?\r\n–—]{0,60}?)(?:\*\*|__)?\s{0,8}(?:\(([^()\r\n]{0,200})\)\s{0,8})?(?:\*\*|__)?(?::|=|\s-\s|[–—])(?:\*\*|__)?\s{0,8}/;

/** Whether a line is `glossary {`. */
export function beginsGlossary({ text }: Line): boolean {
  return opening.test(text);
}

/** Reads the glossary lines of one document into its tokens. */
export class GlossaryScanner {
  readonly #tokens: ScanToken[];
  readonly #errors: ScanError[];
  #braces: { readonly indent: number; readonly start: number } | undefined;
  #underHeading = false;
  /** Whether the line above was a term alone, which this one defines. */
  #awaitsDefinition = false;
  /** Index of the definition token that a following line may lengthen, with the entry's indentation. */
  #last: { readonly token: number; readonly indent: number } | undefined;

  constructor(tokens: ScanToken[], errors: ScanError[]) {
    this.#tokens = tokens;
    this.#errors = errors;
  }

  get inBraces(): boolean {
    return this.#braces !== undefined;
  }

  get underHeading(): boolean {
    return this.#underHeading;
  }

  /** Takes the line `glossary {`, if it is one. */
  opens(line: Line): boolean {
    if (!beginsGlossary(line)) return false;
    const brace = line.start + line.text.indexOf('{');
    this.#push('GLOSSARY', line.start, line.start + 'glossary'.length);
    this.#push('OPEN', brace, brace + 1);
    this.#braces = { indent: line.indent, start: line.start };
    this.#last = undefined;
    return true;
  }

  /** A heading ends every glossary, and may begin one. */
  heading(isGlossary: boolean, start: number): void {
    this.#endBraces(start);
    this.#underHeading = isGlossary;
    this.#last = undefined;
  }

  blank(): void {
    this.#last = undefined;
  }

  /**
   * Takes a term alone on its line, with `: what it means` on the next; says whether it did.
   * @param next the text of the line below
   */
  termAlone(line: Line, next: string): boolean {
    if (
      !this.#underHeading ||
      !/^:\s{1,8}\S/.test(next) ||
      line.text.length > 60 ||
      /[:=.!?]/.test(line.text)
    )
      return false;
    const marks = /^(?:[-*+•]\s{1,8})?(?:\*\*|__)?/.exec(line.text)?.[0].length ?? 0;
    const written = line.text.slice(marks).replace(/(?:\*\*|__)$/, '');
    const names = /^([^()]{1,60}?)(?:\*\*|__)?\s{0,8}\(([^()]{1,60})\)$/.exec(written);
    const term = names?.[1] ?? written;
    if (term === '') return false;
    const start = line.start + marks;
    this.#push('TERM', start, start + term.length);
    if (names?.[2] !== undefined) this.#synonyms(names[2], start + written.indexOf('(') + 1);
    this.#last = undefined;
    this.#awaitsDefinition = true;
    return true;
  }

  /** Takes a line as an entry, as more of a definition, or as the end of the glossary; says whether it did. */
  line(line: Line): boolean {
    if (this.#awaitsDefinition) {
      this.#awaitsDefinition = false;
      const lead = /^:\s{1,8}/.exec(line.text)?.[0].length ?? 0;
      this.#push('DEFINITION', line.start + lead, line.end);
      this.#last = { token: this.#tokens.length - 1, indent: line.indent };
      return true;
    }
    if (this.#braces && line.text.startsWith('}')) {
      this.#push('CLOSE', line.start, line.start + 1);
      this.#braces = undefined;
      return true;
    }
    // A heading inside braces means that the closing brace was forgotten.
    if (this.#braces && /^#{1,6}\s/.test(line.text)) return false;
    const bullet = /^[-*+•]\s{1,8}/.exec(line.text)?.[0].length ?? 0;
    const text = line.text.slice(bullet);
    const match = entry.exec(text);
    if (this.#last && (match === null || line.indent > this.#last.indent)) return this.#lengthen(line);
    if (match !== null) {
      this.#entry(match, text, line.start + bullet, line);
      return true;
    }
    if (!this.#braces) return false;
    const message = 'This is no glossary entry: write “term (other names): what it means”.';
    this.#errors.push({ message, span: { start: line.start, end: line.end } });
    return true;
  }

  finish(end: number): void {
    this.#endBraces(end);
  }

  #entry(match: RegExpExecArray, text: string, start: number, line: Line): void {
    const term = (match[1] ?? '').trimEnd();
    const termStart = start + match[0].indexOf(term);
    this.#push('TERM', termStart, termStart + term.length);
    const synonyms = match[2];
    if (synonyms !== undefined) this.#synonyms(synonyms, start + match[0].indexOf('(') + 1);
    if (text.length > match[0].length) {
      this.#push('DEFINITION', start + match[0].length, line.end);
      this.#last = { token: this.#tokens.length - 1, indent: line.indent };
    } else {
      this.#last = undefined;
      const message = `“${term}” has no definition: write what it means after the colon.`;
      this.#errors.push({ message, span: { start: termStart, end: termStart + term.length } });
    }
  }

  #synonyms(written: string, start: number): void {
    let at = start;
    for (const part of written.split(/[,;/]/)) {
      const name = part.trim();
      const nameStart = at + part.indexOf(name);
      if (name !== '') this.#push('SYNONYM', nameStart, nameStart + name.length);
      at += part.length + 1;
    }
  }

  #lengthen(line: Line): boolean {
    const last = this.#last;
    const token = last && this.#tokens[last.token];
    if (!last || !token || line.indent <= last.indent) {
      // Hard-wrapped text at the same indentation goes on with the definition only inside braces.
      if (!last || !token || !this.#braces) return false;
    }
    this.#tokens[last.token] = { ...token, end: line.end };
    return true;
  }

  #endBraces(end: number): void {
    if (!this.#braces) return;
    const { start } = this.#braces;
    this.#errors.push({
      message: 'This glossary has no end: write “}” after its last entry.',
      span: { start, end: start + 'glossary'.length },
      fix: { title: 'Insert “}”', edits: [{ span: { start: end, end }, newText: '\n}\n' }], preferred: true },
    });
    this.#braces = undefined;
  }

  #push(name: ScanToken['name'], start: number, end: number): void {
    this.#tokens.push({ name, start, end });
  }
}
