/** Whether Markdown has a fence of requirements; a look that costs less than reading it. */

/** As the server sees them (`visible.ts`): ```` ```req ````, `~~~gherkin`. */
const fence = /(?:```|~~~)[ \t]{0,8}(?:req|gherkin)/i;

/** Whether something in a Markdown text may be for the server. */
export function mayHoldRequirements(text: string): boolean {
  return fence.test(text);
}
