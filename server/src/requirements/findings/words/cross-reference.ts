/** Pointers to another place of the text: *as described above*, *the previous section*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/cross-reference',
  severity: 'warning',
  docs: {
    reason: 'Statements are moved, split and read alone: what is “above” today is elsewhere tomorrow.',
    bad: 'The system shall check the order as described above.',
    good: 'The system shall check the order as described in R12.',
    source:
      'ISO/IEC/IEEE 29148:2018, 5.2.7 (incomplete references); INCOSE Guide to Writing Requirements, R25; QVscribe, “cross-referencing pronouns”',
  },
  message: ({ words }) =>
    `“${words}” depends on where this stands: give the id of the statement that is meant.`,
});

/** Finds words that point up, down or back in the document. */
export const crossReference: Finding = {
  kind,
  inStatement: onText(
    /\b(?:(see|(?:as )?(?:described|mentioned|stated|defined|specified|listed|shown|explained|outlined|given|discussed|noted)) (?:above|below|earlier|previously)|(?:the )?(?:above|afore|below)-?(?:mentioned|said|described|listed|named)|the (above|below)(?= [a-z])|the (?:previous|preceding|next|following) (?:requirement|section|chapter|paragraph|statement|sentence)s?|the (?:latter|former))(?![\w-])/gi,
    ({ match, span, words }) => {
      const [, opener, side] = match;
      if (
        side !== undefined &&
        AFTER.test(match.input.slice(match.index + words.length, match.index + words.length + 12))
      )
        return undefined;
      const newText =
        opener !== undefined
          ? `${opener} ${opener.toLowerCase() === 'see' ? '' : 'in '}[id]`
          : '[what is meant]';
      return kind.at(span, { words }, { fixes: [replace('Name what is meant', span, newText)] });
    },
  ),
};

/** *the below average …*: no pointer. */
const AFTER = /^ (?:average|zero|normal|the|which)\b/;
