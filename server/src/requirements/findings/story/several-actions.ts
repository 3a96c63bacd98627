/** Stories that want two things: *I want to create an account and delete orders*. */
import { defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import type { Clause } from '../../phrases/clause.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, NEXT_STATEMENT, place } from '../finding.ts';
import { partsOf, type StoryParts } from './parts.ts';

const kind = defineDiagnostic<{ first: string; second: string }>({
  code: 'req/story-several-actions',
  severity: 'info',
  docs: {
    reason: 'A story with two wishes cannot be estimated, built or dropped by halves.',
    bad: 'R1: As a clerk, I want to register a guest and print an invoice, so that the desk stays free.',
    good: 'R1: As a clerk, I want to register a guest, so that the desk stays free.\nR2: As a clerk, I want to print an invoice, so that the desk stays free.',
    source:
      'Lucassen et al., Quality User Story framework (2016), “atomic”; INCOSE Guide to Writing Requirements, R18',
  },
  message: ({ first, second }) => `This story wants two things: “${first}” and “${second}”.`,
});

/** Finds a second action with an object of its own; *create, edit and delete orders* is one wish about one thing. */
export const severalActions: Finding = {
  kind,
  inStatement: (read) => {
    const parts = partsOf(read);
    const means = parts?.means;
    if (parts === undefined || means === undefined) return [];
    const pair = means.clauses.flatMap((clause, i) => {
      const first = means.clauses[i - 1];
      return first !== undefined && isSecondWish(means, first, clause) ? [[first, clause] as const] : [];
    })[0];
    if (pair === undefined) return [];
    const [first, second] = pair.map((clause) => words(parts.text, means, clause));
    const at = means.tokens[pair[1].verb.main];
    const last = means.tokens[(pair[1].objects.at(-1)?.end ?? 0) - 1];
    if (at === undefined || last === undefined || first === undefined || second === undefined) return [];
    const fixes = split(read, parts, means, pair[1]);
    return [kind.at(place(read, at.start, last.end), { first, second }, { fixes })];
  },
};

function isSecondWish({ tokens, clauses }: Sentence, first: Clause, second: Clause): boolean {
  if (second.governor === undefined || clauses[second.governor] !== first) return false;
  const word = tokens[second.verb.main];
  if (word === undefined || word.lower !== second.verb.lemma) return false;
  if (second.complements.some(({ phrases }) => phrases.some(({ pronoun }) => pronoun))) return false;
  if (isLight(first) || isLight(second) || first.verb.reduced || second.verb.reduced) return false;
  const [one, other] = [first.objects[0], second.objects[0]];
  if (one === undefined || other === undefined || one.pronoun || other.pronoun || one.head === other.head)
    return false;
  // An object that points back (*print its invoice*) goes on with the first wish.
  if (/^(?:its|their|his|her|the|this|these|that|those)$/.test(other.determiner ?? '')) return false;
  // *see what I order and pay*: inside of a question or description there is one wish.
  const opening = tokens.slice(0, second.verb.start);
  if (opening.some(({ lower, tag }) => tag === 'SCONJ' || RELATIVE.has(lower))) return false;
  const joiner = tokens[second.verb.start - 1];
  const before = joiner?.lower === 'to' ? tokens[second.verb.start - 2] : joiner;
  return before?.lower === 'and';
}

const RELATIVE = new Set(['which', 'who', 'that', 'what', 'how', 'where', 'when', 'if', 'whether']);
const LIGHT = new Set('be have want need wish like able can log sign go click'.split(' '));

function isLight({ verb }: Clause): boolean {
  return LIGHT.has(verb.lemma);
}

function words(text: string, { tokens }: Sentence, { verb, objects }: Clause): string {
  const [from, to] = [tokens[verb.main], tokens[(objects[0]?.end ?? 0) - 1]];
  return from === undefined || to === undefined ? verb.lemma : text.slice(from.start, to.end);
}

/** The second wish as a story of its own, with the same role and benefit. */
function split(
  read: ReadStatement,
  { text, role, benefit }: StoryParts,
  means: Sentence,
  second: Clause,
): readonly Fix[] {
  const joiner =
    means.tokens[second.verb.start - 1]?.lower === 'to' ? second.verb.start - 2 : second.verb.start - 1;
  const [before, verb, want] = [means.tokens[joiner - 1], means.tokens[second.verb.start], means.tokens[0]];
  const to = means.tokens.find(({ lower }) => lower === 'to');
  if (
    before === undefined ||
    verb === undefined ||
    want === undefined ||
    to === undefined ||
    role === undefined ||
    role.start > means.start
  )
    return [];
  const from = before.text === ',' ? before.start : before.end;
  const ends = benefit === undefined ? '' : text.slice(means.end, text.length).replace(/[\s.!]{1,20}$/, '');
  const opening = text.slice(0, to.end);
  const newText = `${ends}.${NEXT_STATEMENT}${opening} `;
  return [{ title: 'Split into two stories', edits: [{ span: place(read, from, verb.start), newText }] }];
}
