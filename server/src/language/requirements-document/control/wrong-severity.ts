/** `req/wrong-severity`: a comment that would set the severity of findings, and does not. */
import { defineDiagnostic, levels } from '../../../base/diagnostic.ts';

type Wrong =
  | { readonly place: true }
  | { readonly level: string }
  | { readonly firm: string }
  | { readonly unknown: string; readonly hint: string };

export const wrongSeverity = defineDiagnostic<Wrong>({
  code: 'req/wrong-severity',
  severity: 'warning',
  docs: {
    reason: 'A severity that is misspelt or comes too late changes nothing, and everybody believes it does.',
    bad: '// severity req/vage-term: off\n\nR1: Each patient has a name.',
    good: '// severity req/vague-term: off\n\nR1: Each patient has a name.',
  },
  message: (wrong) => {
    if ('place' in wrong)
      return 'A severity holds for the whole document: write it above the first statement.';
    if ('level' in wrong)
      return `${wrong.level === '' ? 'No severity is given' : `“${wrong.level}” is no severity`}: write one of ${levels.join(', ')} behind the colon.`;
    if ('firm' in wrong) return `The severity of \`${wrong.firm}\` cannot be changed: mend what it says.`;
    return `There is no finding \`${wrong.unknown}\`.${wrong.hint}`;
  },
});
