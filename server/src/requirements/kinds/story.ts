/**
 * User stories: role, means and benefit by their keywords, in the spellings seen in practice (Lucassen et al., "The use and
 * effectiveness of user stories in practice", REFSQ 2016; Cohn, "User stories applied", 2004).
 */
import type { Segment } from './segment.ts';

const BENEFIT =
  /(?:,|\.|\s)\s{0,8}\b(so that(?: that)?|so as to|in order to|in order that|so(?=\s(?:i|we|they|the|it|my|users|people)\b)|because)\s/i;
const WANT =
  /\b(?:i|we|he|she|they)(?:'d|'m| am| would)? (?:also )?(?:only )?(?:want|wants|need|needs|wish|would like|like|can|could|must|should|have|shall|able|expect|do not want|don't want|will|may|prefer|require)\b/i;

/** The segments of a user story, or `undefined` when the text is none. */
export function readStory(text: string): readonly Segment[] | undefined {
  return roleFirst(text) ?? benefitFirst(text) ?? meansFirst(text);
}

/** *As a R, I want M, so that B.* */
function roleFirst(text: string): readonly Segment[] | undefined {
  const opening = /^\s{0,40}(?:as|being)\s{1,8}(?=(?:an?|the|one|any)\b|[A-Za-z])/i.exec(text);
  if (opening === null || /^\s{0,40}as (?:soon|long|far|well|much)\b/i.test(text)) return undefined;
  const role = opening[0].length;
  const want = WANT.exec(text.slice(role, role + 400));
  if (want === null) return undefined;
  const means = role + want.index;
  return [{ role: 'role', start: role, end: means }, ...meansAndBenefit(text, means)];
}

/** *In order to B, as a R, I want M.* */
function benefitFirst(text: string): readonly Segment[] | undefined {
  const opening = /^\s{0,40}(?:in order to|in order that|so that)\s{1,8}/i.exec(text);
  const role = opening === null ? null : /,?\s{1,8}as\s{1,8}(?=an?\b|the\b)/i.exec(text);
  if (opening === null || role === null) return undefined;
  const story = roleFirst(text.slice(role.index).replace(/^,/, ' '));
  if (story === undefined) return undefined;
  const shifted = story.map((part) => ({
    ...part,
    start: part.start + role.index,
    end: part.end + role.index,
  }));
  return [{ role: 'benefit', start: opening[0].length, end: role.index }, ...shifted];
}

/** *I want M as a R, so that B.* */
function meansFirst(text: string): readonly Segment[] | undefined {
  if (!/^\s{0,40}i (?:want|need|would like)\b/i.test(text)) return undefined;
  const role = /,?\s{1,8}as\s{1,8}(?=an?\b|the\b)/i.exec(text);
  if (role === null) return undefined;
  const start = role.index + role[0].length;
  const length = /[,.]/.exec(text.slice(start))?.index ?? text.length - start;
  const means = /\bi\b/i.exec(text)?.index ?? 0;
  return [
    { role: 'role', start, end: start + length },
    { role: 'means', start: means, end: role.index },
    ...(benefitAfter(text, start + length) ?? []),
  ];
}

function meansAndBenefit(text: string, means: number): readonly Segment[] {
  const benefit = benefitAfter(text, means);
  const end = benefit?.[0]?.start ?? text.length;
  const cut = benefit === undefined ? end : means + (BENEFIT.exec(text.slice(means))?.index ?? end - means);
  return [{ role: 'means', start: means, end: cut }, ...(benefit ?? [])];
}

function benefitAfter(text: string, from: number): readonly [Segment] | undefined {
  const match = BENEFIT.exec(text.slice(from));
  if (match === null) return undefined;
  return [{ role: 'benefit', start: from + match.index + match[0].length, end: text.length }];
}
