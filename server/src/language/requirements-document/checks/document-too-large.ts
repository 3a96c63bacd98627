/** `req/document-too-large`: more text than is read. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { maximumLength, maximumTokens } from '../lexer.ts';

export const documentTooLargeKind = defineDiagnostic<number>({
  code: 'req/document-too-large',
  severity: 'error',
  message: (length) =>
    `This document was not read: with ${inMillions(length)} million characters it is beyond the limit of ` +
    `${inMillions(maximumLength)} million, or of ${maximumTokens} parts. Split it into one .req file for each part of the system.`,
  docs: {
    reason:
      'Every keystroke reads the whole document; beyond about 400 pages that would make the editor slow.',
    bad: 'everything.req with 10 MB of prose',
    good: 'patients.req, appointments.req, billing.req',
  },
});

/** The finding, at the beginning of the text, so that it is seen. */
export function documentTooLarge(text: string): Diagnostic {
  const newline = text.slice(0, 200).search(/[\r\n]/);
  const end = newline > 0 ? newline : Math.min(text.length, 80);
  return documentTooLargeKind.at({ start: 0, end }, text.length);
}

function inMillions(length: number): string {
  return (length / 1_000_000).toFixed(1);
}
