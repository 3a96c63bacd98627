/** Statements without a stop at the end, in documents that set one. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, type Found, place, replace } from '../finding.ts';

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

/** Finds statements that end without punctuation where most others end with it. */
export const missingFullStop: Finding = {
  kind,
  inDocument: ({ statements }) => {
    if (statements.length < FEWEST) return [];
    const open: Found[] = [];
    statements.forEach((read, statement) => {
      const text = read.statement.source.text.trimEnd();
      if (
        text === '' ||
        read.statement.sentences.length === 0 ||
        /[.!?:;)\]”"’'`]$/.test(text) ||
        read.statement.kind === 'scenario'
      )
        return;
      const end = text.length;
      const start = Math.max(0, text.lastIndexOf(' ') + 1);
      const fixes = [replace('Set a full stop', place(read, end, end), '.', true)];
      open.push({ statement, diagnostic: kind.at(place(read, start, end), undefined, { fixes }) });
    });
    return open.length * FEWEST > statements.length ? [] : open;
  },
};
