/** When a statement holds: the event that triggers it, and the state or option that it is limited to. */
import type { AnalysedStatement } from '../analysed-statement.ts';
import type { SegmentRole } from '../kinds/segment.ts';

const TRIGGERS: ReadonlySet<SegmentRole> = new Set<SegmentRole>(['trigger', 'unwanted', 'when']);
const CONDITIONS: ReadonlySet<SegmentRole> = new Set<SegmentRole>(['state', 'feature', 'given']);

/** The words of both, without *when* and the comma; absent where the statement has none. */
export function conditionsOf(statement: AnalysedStatement): Conditions {
  let found = remembered.get(statement.sentences);
  if (found === undefined) {
    found = readConditions(statement);
    remembered.set(statement.sentences, found);
  }
  return found;
}

interface Conditions {
  readonly trigger?: string;
  readonly condition?: string;
}

/** Sentences belong to one text, whose words these are. */
const remembered = new WeakMap<AnalysedStatement['sentences'], Conditions>();

function readConditions(statement: AnalysedStatement): Conditions {
  const trigger = wordsOf(statement, TRIGGERS);
  const condition = wordsOf(statement, CONDITIONS);
  return { ...(trigger === '' ? {} : { trigger }), ...(condition === '' ? {} : { condition }) };
}

/** What opens such a part; the segment may hold it or begin behind it. */
const OPENER =
  /^(?:when|whenever|if|while|where|once|upon|given|and|as soon as|during|in case)\s{1,4}(?:that\s)?/i;

function wordsOf({ source, sentences }: AnalysedStatement, roles: ReadonlySet<SegmentRole>): string {
  return sentences
    .filter(({ role }) => roles.has(role))
    .map(({ start, end }) =>
      source.text.slice(start, end).replace(/\s+/g, ' ').trim().replace(OPENER, '').replace(/[,.]$/, ''),
    )
    .join('; ');
}
