/** Lists that are announced and do not come: *the following:*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic({
  code: 'req/unfinished-list',
  severity: 'warning',
  docs: {
    reason: 'A statement that only announces its list says nothing when it is read alone.',
    bad: 'The invoice shall show the following:',
    good: 'The invoice shall show the number, the date and the total.',
    source: 'INCOSE Guide to Writing Requirements, R25; QVscribe and NASA ARM, “continuances”',
  },
  message: () => 'What follows is not in this statement: name it here.',
});

/** Finds statements that end with a colon, or with *as follows*. */
export const unfinishedList: Finding = {
  kind,
  inStatement: (read) => {
    const text = read.statement.source.text.trimEnd();
    const tail = text.slice(-60);
    const match =
      /(?:,? ?(?:the following(?: [a-z-]{1,30})?|as follows|as listed below))?(?::|(?<=following|follows|below|following [a-z-]{1,30})\.?)$/i.exec(
        tail,
      );
    if (match === null || match[0] === '' || match[0] === '.' || !/[a-z]/i.test(text)) return [];
    const start = text.length - match[0].length;
    const span = place(read, start, text.length);
    return [kind.at(span, undefined, { fixes: [replace('Name what follows', span, ' [list].')] })];
  },
};
