/** Headings that no two places share, so that links lead to the right one. */
import type { Entry } from '../entries.ts';

/** The part of a link behind `#` for a heading, as GitHub and VS Code make it. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

export interface Headings {
  of(entry: Entry): string;
  /** A link to the entry; only its keyword where it is on another page. */
  link(entry: Entry): string;
}

/** Headings of the page itself. */
export const pageHeadings = {
  contents: 'Contents',
  additions: 'What it adds',
  elements: 'Elements',
  functions: 'Functions',
  transforms: 'What comes along',
  verifiers: 'What has to hold',
  documents: 'Documents',
} as const;

/** The heading above the functions of a kind. */
export function kindHeading(kind: string): string {
  return `Functions of kind ${kind}`;
}

/** A keyword where it is the only one, else with the keyword of its owner. */
export function headingsFor(title: string, entries: readonly Entry[]): Headings {
  const taken = new Set([title, ...Object.values(pageHeadings)].map(slugOf));
  const count = new Map<string, number>();
  for (const { schema } of entries) count.set(schema.keyword, (count.get(schema.keyword) ?? 0) + 1);
  const headings = new Map<Entry, string>();
  for (const entry of entries) {
    const { keyword } = entry.schema;
    const owner = entry.owners[0]?.schema.keyword;
    const isClear = (count.get(keyword) === 1 && !taken.has(slugOf(keyword))) || !owner;
    const wanted = isClear ? keyword : `${keyword} of ${owner}`;
    let heading = wanted;
    for (let number = 2; taken.has(slugOf(heading)); number++) heading = `${wanted} (${number})`;
    taken.add(slugOf(heading));
    headings.set(entry, heading);
  }
  return {
    of: (entry) => headings.get(entry) ?? entry.schema.keyword,
    link: (entry) => {
      const heading = headings.get(entry);
      const text = entry.schema.keyword === '' ? 'the document' : `\`${entry.schema.keyword}\``;
      return heading === undefined ? text : `[${text}](#${slugOf(heading)})`;
    },
  };
}
