/** The lines that are headings: of Markdown, of Gherkin, in bold, and short ones that end with a colon. */

/** Titles of glossaries. */
export const glossaryTitle =
  /^(?:[0-9.]{0,12}\s)?(?:glossary(?: of terms)?|(?:domain )?terms|definitions|(?:terms|definitions),? (?:and|&) (?:terms|definitions|abbreviations|acronyms)|terminology|vocabulary|ubiquitous language|abbreviations|acronyms|(?:abbreviations|acronyms) (?:and|&) (?:abbreviations|acronyms)|key entities)(?:\s{1,4}\([^()]{0,80}\))?$/i;

/** The values of a scenario outline; the table below is no statement. */
export const gherkinExamples = /^(?:Examples|Scenarios):/;

const markdown = /^(#{1,6})\s{1,8}(\S.*)$/;
const gherkin =
  /^(Feature|Rule|Background|Scenario|Scenario Outline|Scenario Template|Example):\s{0,8}(?=\S|$)/;
const bold = /^(\*\*|__)([^*_\r\n]{1,80})\1:?$/;

/** A heading within its line: how long its mark is, and the title behind it. */
export interface HeadingLine {
  readonly markLength: number;
  readonly titleStart: number;
  readonly title: string;
}

/** Reads `## Title ##` and, where they may stand, `Feature: Title` and `Background:`. */
export function readHeading(text: string, mayBeGherkin: boolean): HeadingLine | undefined {
  const hashes = markdown.exec(text);
  if (hashes) {
    const markLength = hashes[1]?.length ?? 0;
    const title = withoutClosingHashes(hashes[2] ?? '');
    return title === '' ? undefined : { markLength, titleStart: text.indexOf(title, markLength), title };
  }
  const match = mayBeGherkin ? gherkin.exec(text) : null;
  const keyword = match?.[1];
  if (!match || keyword === undefined) return undefined;
  const title = text.slice(match[0].length);
  // Without a title of its own, the keyword is one.
  if (title === '') return { markLength: 0, titleStart: 0, title: keyword };
  return { markLength: keyword.length, titleStart: match[0].length, title };
}

/** Whether a whole line is in bold and no sentence. */
export function isBoldTitle(text: string): boolean {
  const title = bold.exec(text)?.[2];
  return title !== undefined && !/[.!?]$/.test(title);
}

/** `Functional requirements:`, a line that may be the title of what it announces. */
export function isLeadIn(line: string): boolean {
  return line.length <= 80 && /^[^.!?:]+:(?:\*\*|__)?$/.test(line);
}

/** Whether a line of `===` or `---` below makes a heading of this text. */
export function maybeUnderlined(text: string): boolean {
  return text.length <= 80 && !/[\r\n]|[.!?:;,]$/.test(text);
}

function withoutClosingHashes(title: string): string {
  const text = title.replace(/#{1,6}$/, '');
  return text.endsWith(' ') ? text.trimEnd() : title;
}
