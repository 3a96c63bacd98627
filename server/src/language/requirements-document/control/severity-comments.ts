/**
 * Comments that say how grave kinds of findings are in a document: `// severity req/vague-term: off` above its first
 * statement, several codes with commas between them. What follows the level is for people.
 */
import type { Diagnostic, Level } from '../../../base/diagnostic.ts';
import { levels } from '../../../base/diagnostic.ts';
import type { RequirementsDocument } from '../../../model/requirements.ts';
import { codesIn } from '../../suppression/allow-comment.ts';
import { type FindingCodes, suggestCode } from '../../suppression/apply.ts';
import { removeLine } from '../../suppression/remove-line.ts';
import type { CommentLine } from './comment-lines.ts';
import { wrongSeverity } from './wrong-severity.ts';

const form =
  /^(?:\/\/|<!--)[ \t]*severity[ \t]+([a-z]+\/[\w-]+(?:[ \t]*,[ \t]*[a-z]+\/[\w-]+)*)[ \t]*:?[ \t]*([\w-]*)/;

/** The levels that comments give, and what is wrong with them. The last one for a code holds. */
export function severityComments(
  lines: readonly CommentLine[],
  { statements }: RequirementsDocument,
  text: string,
  codes: FindingCodes,
): { readonly levels: ReadonlyMap<string, Level>; readonly problems: readonly Diagnostic[] } {
  const given = new Map<string, Level>();
  const problems: Diagnostic[] = [];
  const first = statements[0]?.span.start ?? text.length;
  for (const line of lines) {
    const [, listed, word = ''] = form.exec(line.text) ?? [];
    if (listed === undefined) continue;
    const level = levels.find((each) => each === word);
    const fixes = [removeLine('Remove it', line.span, text)].map((fix) => ({ ...fix, preferred: false }));
    if (line.span.start > first) problems.push(wrongSeverity.at(line.span, { place: true }, { fixes }));
    else if (level === undefined) problems.push(wrongSeverity.at(line.span, { level: word }, { fixes }));
    else
      for (const { code, span } of codesIn(listed, line.span.start + line.text.indexOf(listed))) {
        if (codes.allowable.has(code)) given.set(code, level);
        else if (codes.firm.has(code)) problems.push(wrongSeverity.at(span, { firm: code }, { fixes }));
        else {
          const { hint, fixes: nearest } = suggestCode(code, span, codes.allowable);
          problems.push(wrongSeverity.at(span, { unknown: code, hint }, { fixes: [...nearest, ...fixes] }));
        }
      }
  }
  return { levels: given, problems };
}
