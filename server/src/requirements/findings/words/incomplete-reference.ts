/** Rules that are to be kept and are not named: *comply with applicable regulations*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/incomplete-reference',
  severity: 'warning',
  docs: {
    reason: 'A rule that is not named by document and section cannot be looked up, kept or tested.',
    bad: 'The archive shall comply with applicable regulations.',
    good: 'The archive shall comply with ISO 15489-1:2016, section 9.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.7 (incomplete references)',
  },
  message: ({ words }) => `Which “${words}”? Name the document and the section.`,
});

/** Finds laws and standards that a statement leans on without a name. */
export const incompleteReference: Finding = {
  kind,
  inStatement: onText(
    /\b(?:compl(?:y|ies|iance|iant) with|conforms? (?:to|with)|(?:in )?accordance with|according to|adhere[sd]? to|as required by|satisf(?:y|ies)|meets?|follows?|per) ((?:(?:all|any|the|other|relevant|applicable|appropriate|prevailing|existing|current|valid|pertinent|industry|international|national|local|legal|common|usual|corporate|accessibility|security|privacy|data protection) ){1,5}(?:laws?|legislation|regulations?|standards?|directives?|guidelines?|norms?))\b(?! \(|,? ?[A-Z]|:| \d| of | for | in )/gi,
    ({ read, match, end }) => {
      const words = match[1] ?? '';
      if (/^the (?:standard|guideline|norm|regulation|directive|law)s?$/i.test(words)) return undefined;
      const span = place(read, end - words.length, end);
      return kind.at(span, { words }, { fixes: [replace('Name it', span, '[document, section]')] });
    },
  ),
};
