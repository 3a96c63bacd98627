/** Persons and things without a name: *someone*, *something*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, replace } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ word: string }>({
  code: 'req/indefinite-pronoun',
  severity: 'warning',
  docs: {
    reason: 'Who is not named cannot be given the right, the duty or the message.',
    bad: 'Someone shall approve the order.',
    good: 'The manager shall approve the order.',
    source: 'INCOSE Guide to Writing Requirements, R24 (indefinite pronouns)',
  },
  message: ({ word }) => `“${word}” names nobody: say which role or which thing.`,
});

/** Finds *someone*, *somebody* and *something*; *everyone* and *nobody* say whom they mean. */
export const indefinitePronoun: Finding = {
  kind,
  inStatement: onTerms(
    indexTerms('someone, somebody, something, some people, some person'),
    ({ read, sentence, match, span, words, next }) => {
      if (read.statement.kind === 'user-story' || sentence.role === 'aside') return undefined;
      if (next?.lower === 'else' || next?.lower === 'like') return undefined;
      const newText =
        match.term === 'something' ? '[thing]' : match.start === 0 ? 'The [role]' : 'the [role]';
      return kind.at(span, { word: words }, { fixes: [replace(`Replace “${words}”`, span, newText)] });
    },
  ),
};
