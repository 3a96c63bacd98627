/** Contractions: *doesn't*, *it's*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string; full: string }>({
  code: 'req/contraction',
  severity: 'hint',
  docs: {
    reason: 'A contracted “not” is the word of the sentence that is overlooked most easily.',
    bad: "A guest can't cancel a paid booking.",
    good: 'A guest cannot cancel a paid booking.',
    source: 'INCOSE Guide to Writing Requirements, R12 and R16',
  },
  message: ({ words, full }) => `“${words}” is contracted: write “${full}”.`,
});

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['ca', 'cannot'],
  ['wo', 'will not'],
  ['sha', 'shall not'],
]);

/** Finds contracted negations outside of stories, which are told as people talk. */
export const contraction: Finding = {
  kind,
  inStatement: onText(
    /\b(ca|wo|sha|do|does|did|is|are|was|were|has|have|had|could|should|would|must|need)n['’]t\b/gi,
    ({ read, match, span, words }) => {
      if (read.statement.kind === 'user-story') return undefined;
      const stem = match[1] ?? '';
      const lower = stem.toLowerCase();
      const full = IRREGULAR.get(lower) ?? `${lower} not`;
      const newText =
        stem.charAt(0) === lower.charAt(0) ? full : full.charAt(0).toUpperCase() + full.slice(1);
      return kind.at(span, { words, full }, { fixes: [replace(`Write “${full}”`, span, newText, true)] });
    },
  ),
};
