/** `req/bidi-character`: invisible characters that make a text read differently from what it says. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Check } from './check.ts';

export const bidiCharacterKind = defineDiagnostic<string>({
  code: 'req/bidi-character',
  severity: 'warning',
  message: (codes) =>
    `An invisible character (${codes}) stands here: remove it, so that the text says what it shows.`,
  docs: {
    reason:
      'Direction and zero-width characters can hide or reorder words, so that people and tools read different texts.',
    bad: 'R1: Only an ad\u200bmin may delete a patient.',
    good: 'R1: Only an admin may delete a patient.',
    source: 'Boucher and Anderson, “Trojan Source: Invisible Vulnerabilities”, USENIX Security 2023.',
  },
});

/** Zero-width and direction controls; joiners (200C, 200D) only beside Latin letters, for other scripts need them. */
const invisible =
  /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+|(?<=[A-Za-z])[\u200C\u200D]+|[\u200C\u200D]+(?=[A-Za-z])/g;

/** More than this many are one broken file, and one message each would help nobody. */
const most = 100;

export const checkBidiCharacter: Check = ({ text }) => {
  const found = [];
  for (const match of text.matchAll(invisible)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (span.start === 0 && match[0] === '\uFEFF') continue;
    if (found.length === most) break;
    const codes = [...new Set(match[0])].slice(0, 3).map(codePoint).join(', ');
    const fix = { title: 'Remove it', edits: [{ span, newText: '' }], preferred: true };
    found.push(bidiCharacterKind.at(span, codes, { fixes: [fix] }));
  }
  return found;
};

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
