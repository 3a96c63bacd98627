/** What the text wants made of it: a data model, or a language of its own in which others write documents. */
import type { Specification } from '../../model/specification.ts';
import type { AnalysedStatement } from '../analysed-statement.ts';
import { remembering } from '../memo.ts';

/** Words that speak of writing in a language, with how plainly (compiled by hand). Matched against lower-case text; linear. */
const OF_A_LANGUAGE: readonly (readonly [RegExp, number])[] = [
  [/\b(?:domain[- ]specific languages?|dsls?\b)/, 3],
  [/\b(?:grammar|syntax|keywords?|parser|notation|config(?:uration)? (?:language|format|syntax))\b/, 2],
  [/\b(?:rule|query|expression|template|markup|scripting|modelling|modeling) languages?\b/, 2],
  [
    /\b(?:section|block|statement|option|entity|entities)s? (?:of|in) the (?:language|file|document|definition)\b/,
    2,
  ],
  [
    /\b(?:authors?|developers?|users?|engineers?|teams?) (?:can |may |shall |must )?(?:declares?|defines?|writes?|describes?|configures?) \w{1,20}(?: \w{1,20}){0,3} (?:in|with|as) (?:a |an |the )?(?:files?|documents?|language|definitions?|text)\b/,
    2,
  ],
  [/\b(?:macro|annotation|directive|middleware|pipeline|plugin|extension point)s?\b/, 1],
  [
    /\b(?:declarative(?:ly)?|compile[sd]?|validated? at (?:compile|edit) time|code generation|generates? (?:code|documentation|types))\b/,
    1,
  ],
];

/** Points for each statement that a text needs to be of a language. */
const PLAIN = 0.5;

/** How plainly one statement speaks of a language. */
const pointsOf = remembering(20_000, (text) => {
  const lower = text.toLowerCase();
  return OF_A_LANGUAGE.reduce((sum, [pattern, weight]) => sum + (pattern.test(lower) ? weight : 0), 0);
});

/** The intent, told from how much of the text speaks of a language. */
export function intentOf(statements: readonly AnalysedStatement[]): Specification['intent'] {
  let points = 0;
  for (const { source } of statements) points += pointsOf(source.text);
  return statements.length > 0 && points >= 3 && points / statements.length >= PLAIN
    ? 'language'
    : 'data model';
}
