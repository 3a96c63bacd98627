/** Statements without a stop at the end, in documents that set one. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, type Found, place, replace } from '../finding.ts';
import type { Aspect, Entry } from '../gathered.ts';

const kind = defineDiagnostic({
  code: 'req/missing-full-stop',
  severity: 'hint',
  docs: {
    reason: 'A sentence without its stop may have lost its end.',
    bad: 'R1: Each room has a number.\nR2: Each room has a floor.\nR3: Each guest has a name.\nR4: A guest books a room.\nR5: A guest can cancel a booking',
    good: 'R1: Each room has a number.\nR2: Each room has a floor.\nR3: Each guest has a name.\nR4: A guest books a room.\nR5: A guest can cancel a booking.',
    source: 'INCOSE Guide to Writing Requirements, R14',
  },
  message: () => 'The other statements end with a full stop: is this one complete?',
});

/** How many statements tell a document's style; at most one in so many may be without a stop. */
const FEWEST = 5;

/** Finds statements that end without punctuation where most others of their list end with it: criteria have a style of their own. */
export const missingFullStop: Finding = {
  kind,
  inDocument: ({ gathered }) => {
    const lists = gathered(inList);
    const open = gathered(openInList);
    return [...open.keys].flatMap((list) => {
      if (lists.count(list) < FEWEST) return [];
      // The response of a structured requirement goes on in its fields.
      const ends = open.at(list).filter(({ kept }) => !kept.read.statement.source.fields.has('response'));
      return ends.length * FEWEST > lists.count(list) ? [] : ends.map(report);
    });
  },
};

function report({ kept: { read, index } }: Entry<undefined>): Found {
  const text = read.statement.source.text.trimEnd();
  const end = text.length;
  const start = Math.max(0, text.lastIndexOf(' ') + 1);
  const fixes = [replace('Set a full stop', place(read, end, end), '.', true)];
  return { statement: index, diagnostic: kind.at(place(read, start, end), undefined, { fixes }) };
}

/** The statements of each list, and those of them that have an open end. */
const inList: Aspect<undefined> = ({ statement: { source } }) => ({
  keys: [source.parent ?? ''],
  value: undefined,
});
const openInList: Aspect<undefined> = (read, names) => (isOpen(read) ? inList(read, names) : undefined);

/** Whether a text ends without punctuation. Steps of scenarios need none. */
function isOpen({ statement: { source, sentences, kind: form } }: ReadStatement): boolean {
  const text = source.text.trimEnd();
  if (text === '' || sentences.length === 0 || form === 'scenario') return false;
  // What is written in capitals as Kiro writes it has no stop.
  if (/\bSHALL\b/.test(text)) return false;
  return !/[.!?:;)\]”"’'`]$/.test(text);
}
