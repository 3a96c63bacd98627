/** What definitions of a glossary tell of the things they define: *a booking (reservation): holds start time, end time and status*. */
import type { GlossaryTerm } from '../../model/requirements.ts';
import { readStatement } from '../analysed-statement.ts';
import { type Facts, noFacts } from '../facts/facts.ts';
import { readAllFacts } from '../facts/read-facts.ts';

/** The facts of definitions; no statement is their source. */
export function definitionFacts(glossary: readonly GlossaryTerm[]): readonly Facts[] {
  const told = glossary.flatMap((term) =>
    sentencesOf(term).map((text) => readStatement(statement(text, term))),
  );
  return readAllFacts(told).map(({ mentions, possessions, notes, links }) => ({
    ...noFacts,
    // What is only mentioned explains the term, and is no thing of its own for that.
    mentions: mentions.filter(({ place }) => place === 'subject' || place === 'owner'),
    possessions,
    notes,
    links: links.filter(({ strength }) => strength >= 1),
  }));
}

function statement(text: string, { span }: GlossaryTerm): Parameters<typeof readStatement>[0] {
  return { id: '', text, span, fields: new Map() };
}

/** A verb that says what a thing has or belongs to. */
const TELLING =
  /^(?:it |which |that )?((?:has|have|holds|contains|includes|records|stores|keeps|carries|consists of|belongs to|is owned by|is identified by|is described by|references|refers to|relates to|links|starts|begins|ends|lasts)\s.{1,400})$/i;
const LISTING =
  /^(?:(?:its|key|main|core)\s{1,4}){0,2}(?:attributes|fields|properties|data)(?:\s(?:are|include|includes))?\s{0,4}[:–-]?\s{0,4}(\S.{1,400})$/i;
const BEHIND =
  /,\s{1,4}(?:(?:which|that)\s{1,4}(?:has|holds|contains|includes)|has|with|including)\s(.{1,400})$/i;

/** A definition's parts that tell of data, each as a sentence about the term. */
function sentencesOf({ term, definition }: GlossaryTerm): readonly string[] {
  return definition.split(/[;.](?:\s|$)/).flatMap((written) => {
    const part = written.trim();
    const told = TELLING.exec(part)?.[1];
    if (told !== undefined) return [`A ${term} ${listed(told)}.`];
    const list = LISTING.exec(part)?.[1] ?? BEHIND.exec(part)?.[1];
    return list === undefined ? [] : [`A ${term} has ${listed(list)}.`];
  });
}

/** *start time, end time, status* with an *and* before its last member. */
function listed(words: string): string {
  const last = words.lastIndexOf(', ');
  return last < 0 || /\b(?:and|or)\b/.test(words)
    ? words
    : `${words.slice(0, last)} and ${words.slice(last + 2)}`;
}
