/**
 * User stories: role, means and benefit by their keywords, in the spellings seen in practice (Lucassen et al., "The use and
 * effectiveness of user stories in practice", REFSQ 2016; Cohn, "User stories applied", 2004).
 */
import type { Segment } from './segment.ts';

const BENEFIT =
  /(?:,|\.|\s)\s{0,8}\b(so that(?: that)?|so as to|in order to|in order that|so(?=\s(?:i|we|they|the|it|my|users|people)\b)|because):?\s/i;
const WANT =
  /\b(?:i|we|he|she|they)(?:'d|'m| am| would)? (?:also )?(?:only )?(?:want|wants|need|needs|wish|would like|like|can|could|must|should|have|shall|able|expect|do not want|don't want|will|may|prefer|require)\b/i;

/** The segments of a user story, or `undefined` when the text is none. */
export function readStory(text: string): readonly Segment[] | undefined {
  return roleFirst(text) ?? benefitFirst(text) ?? meansFirst(text) ?? roleInside(text) ?? thirdPerson(text);
}

/** Words behind *as* that name no role: *as agreed*, *as shown above*, *as soon as*. */
const NO_ROLE =
  /^\s{0,40}as (?:soon|long|far|well|much|many|often|agreed|stated|described|shown|above|below|defined|noted|mentioned|usual|such|per|follows|required|needed|expected|specified|before|if|though|of|in|part|opposed|to|it|they|this|that|there|described|indicated|planned|discussed|outlined|a (?:rule|result|minimum|consequence|default|precaution)|an (?:example|exception|alternative|option))\b/i;

/** *As a R, I want M, so that B.* */
function roleFirst(text: string): readonly Segment[] | undefined {
  const opening = /^\s{0,40}(?:as|being)\s{1,8}(?=(?:an?|the|one|any)\b|[A-Za-z])/i.exec(text);
  if (opening === null || NO_ROLE.test(text)) return undefined;
  const role = opening[0].length;
  const want = WANT.exec(text.slice(role, role + 400)) ?? plainMeans(text.slice(role, role + 100));
  if (want === null) return undefined;
  const means = role + want.index;
  return [...roleAndTrigger(text, role, means), ...meansAndBenefit(text, means)];
}

/** *As a R I publish …*: what is done stands for what is wanted. The role is short, or it is no role. */
function plainMeans(text: string): { readonly index: number } | null {
  const match =
    /^(?:an?|the|one|any)\s{1,4}[\w'’-]{1,30}(?:\s{1,4}[\w'’-]{1,30}){0,3}?,?\s{1,8}(?=I\s{1,4}[a-z])/.exec(
      text,
    );
  return match && { index: match[0].length };
}

/** *As a R, when T, I want M*: what has to happen first is no part of the role. */
function roleAndTrigger(text: string, start: number, end: number): readonly Segment[] {
  const trigger = /[,\n]\s{0,8}(?=(?:when|whenever|if|while|after|once|before|during)\b)/i.exec(
    text.slice(start, end),
  );
  if (trigger === null) return [{ role: 'role', start, end }];
  const from = start + trigger.index + trigger[0].length;
  return [
    { role: 'role', start, end: start + trigger.index },
    { role: 'trigger', start: from, end },
  ];
}

/** *I, as a R, want M, so that B.* */
function roleInside(text: string): readonly Segment[] | undefined {
  const opening = /^\s{0,40}i,? as\s{1,8}(?=an?\b|the\b)/i.exec(text);
  if (opening === null) return undefined;
  const start = opening[0].length;
  const want = /,?\s{1,8}(?=(?:also )?(?:want|need|wish|would|can|could|should|must|am able)\b)/i.exec(
    text.slice(start, start + 400),
  );
  if (want === null) return undefined;
  const end = start + want.index;
  return [{ role: 'role', start, end }, ...meansAndBenefit(text, end + want[0].length)];
}

/** *A R wants to M, so that B*; *needs to* only with a benefit, since it is said of systems as well. */
function thirdPerson(text: string): readonly Segment[] | undefined {
  const match =
    /^\s{0,40}((?:an?|the|each|every|our|my)\s{1,4}[\w'’-]{1,30}(?:\s{1,4}[\w'’-]{1,30}){0,4}?)\s{1,4}(wants?|would like|wishes|wish|needs?|desires?)\s{1,4}to\b/i.exec(
      text,
    );
  const role = match?.[1];
  if (!match || role === undefined) return undefined;
  if (/^need/i.test(match[2] ?? '') && BENEFIT.exec(text) === null) return undefined;
  const start = match[0].indexOf(role);
  const end = start + role.length;
  return [{ role: 'role', start, end }, ...meansAndBenefit(text, match[0].indexOf(match[2] ?? '', end))];
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
  const rest = text.slice(start);
  const ends = [/[,.]/.exec(rest)?.index, BENEFIT.exec(rest)?.index, rest.length];
  const length = Math.min(...ends.filter((end) => end !== undefined));
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
