/** `req/not-utf8`: the mark that decoders leave where the bytes of a file are no UTF-8 text. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Check } from './check.ts';

export const notUtf8Kind = defineDiagnostic({
  code: 'req/not-utf8',
  severity: 'error',
  message: () =>
    'Letters were lost here, for the file is no UTF-8 text. Save it as UTF-8 (“Save with Encoding”).',
  docs: {
    reason: 'What is lost cannot be read, and saving the file as it is shown would lose it for good.',
    bad: 'R1: Each caf\uFFFD has a name.',
    good: 'R1: Each café has a name.',
  },
});

/** Once a document: the others have the same cause. */
export const checkNotUtf8: Check = ({ text }) => {
  const start = text.indexOf('\uFFFD');
  return start < 0 ? [] : [notUtf8Kind.at({ start, end: start + 1 })];
};
