/** Benefits that repeat the wish: *I want to see my orders, so that I can see my orders*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import { FUNCTION_WORDS } from '../../lexicons/function-words.ts';
import { type Finding, place, replace } from '../finding.ts';
import { partsOf } from './parts.ts';

const kind = defineDiagnostic({
  code: 'req/story-circular-benefit',
  severity: 'info',
  docs: {
    reason: 'A benefit that repeats the wish gives no reason to choose one way or another.',
    bad: 'As a guest, I want to cancel a booking, so that I can cancel the booking.',
    good: 'As a guest, I want to cancel a booking, so that I pay no fee.',
    source: 'Lucassen et al., Quality User Story framework (2016), “minimal” and “problem-oriented”',
  },
  message: () => 'This repeats the wish: say what it is good for.',
});

/** Finds benefits all of whose words of content stand in the wish. */
export const circularBenefit: Finding = {
  kind,
  inStatement: (read) => {
    const parts = partsOf(read);
    if (parts?.means === undefined || parts.benefit === undefined) return [];
    const [wish, benefit] = [content(parts.means), content(parts.benefit)];
    const [first, last] = [
      parts.benefit.tokens[0],
      parts.benefit.tokens.filter(({ tag }) => tag !== 'PUNCT').at(-1),
    ];
    if (
      first === undefined ||
      last === undefined ||
      benefit.size === 0 ||
      [...benefit].some((word) => !wish.has(word))
    )
      return [];
    const span = place(read, first.start, last.end);
    return [kind.at(span, undefined, { fixes: [replace('Say what it is good for', span, '[benefit]')] })];
  },
};

function content({ tokens }: Sentence): ReadonlySet<string> {
  return new Set(
    tokens
      .filter(({ tag, lower }) => tag !== 'PUNCT' && !FUNCTION_WORDS.has(lower) && lower !== 'i')
      .map(({ lemma }) => lemma),
  );
}
