/** Places that are still to be filled in: *[number] seconds*, *<name>*, *???*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/placeholder',
  severity: 'info',
  docs: {
    reason: 'A place that is still to be filled in is a decision that nobody has made.',
    bad: 'The system shall answer a search within [number] seconds.',
    good: 'The system shall answer a search within 2 seconds.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.5 (complete)',
  },
  message: ({ words }) => `“${words}” is still to be filled in.`,
});

/** Finds words in square or angle brackets, and rows of question marks or underscores; citations such as [12] are none. */
export const placeholder: Finding = {
  kind,
  inStatement: onText(
    /(?<![\w\]])\[[a-z][a-z’' -]{1,40}\](?![(\w])|(?<![\w<])<[a-z][a-z -]{1,30}>(?!\w)|\?{3,20}|(?<!\w)_{3,40}(?!\w)|\[NEEDS CLARIFICATION[^\]\n]{0,200}\]/g,
    ({ span, words, text, start }) => {
      // `<b>bold</b>` is mark-up.
      if (words.startsWith('<') && text.slice(start, start + 200).includes(`</${words.slice(1)}`))
        return undefined;
      return kind.at(span, { words }, { fixes: [replace('Mark it as undecided', span, 'TBD')] });
    },
  ),
};
