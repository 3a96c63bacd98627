/** Conditions in which nothing happens: *When the button, the system shall …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { mayHoldVerb } from '../verb-form.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/incomplete-condition',
  severity: 'warning',
  docs: {
    reason: 'A condition without a verb does not say what has to happen, or to hold.',
    bad: 'When the stop button, the machine shall halt.',
    good: 'When the operator presses the stop button, the machine shall halt.',
    source: 'Paska, “incomplete condition” (2023); Mavin et al., EARS, RE’09',
  },
  message: ({ words }) => `“${words}” has no verb: say what has to happen.`,
});

const MOST_WORDS = 4;
const NEEDS_VERB = /^(?:when|whenever|while|whilst|if|where|once|as soon as|as long as)\b/i;

/** Finds conditions without a verb or an adjective; *after login*, *during the night* and *if possible* need none. */
export const incompleteCondition: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap(({ role, start, end, tokens }) => {
      if (role !== 'trigger' && role !== 'state' && role !== 'feature' && role !== 'unwanted') return [];
      const words = read.statement.source.text.slice(start, end).trim();
      if (!NEEDS_VERB.test(words)) return [];
      const content = tokens.slice(1);
      // In a longer one, a verb that the tagger does not know is more likely than none.
      if (content.length === 0 || content.length > MOST_WORDS || mayHoldVerb(tokens)) return [];
      if (
        content.some(
          ({ tag, lower }) =>
            tag === 'ADJ' || tag === 'ADV' || tag === 'SYM' || lower === 'not' || /[=<>≥≤]/.test(lower),
        )
      )
        return [];
      const last = tokens.at(-1);
      const at = last === undefined ? end : last.end;
      const verb = role === 'trigger' ? ' [happens]' : ' [holds]';
      return [
        kind.at(
          place(read, start, at),
          { words },
          { fixes: [replace('Say what has to happen', place(read, at, at), verb)] },
        ),
      ];
    }),
};
