/** Where a proposal first differs from the current text in what it says, rather than in where it comes from. */

/**
 * Line of `proposed`, from 0. The comments at the top say where a model was generated from and differ each time, so they
 * are passed over; the first line is the answer when nothing else differs.
 */
export function firstChange(current: string, proposed: string): number {
  const before = current.split('\n');
  const after = proposed.split('\n');
  const [skipBefore, skipAfter] = [headerLength(before), headerLength(after)];
  const body = before.slice(skipBefore);
  const line = after.slice(skipAfter).findIndex((text, index) => text !== body[index]);
  if (line >= 0) return skipAfter + line;
  return body.length > after.length - skipAfter ? after.length - 1 : 0;
}

/** How many lines at the top are comments or empty. */
function headerLength(lines: readonly string[]): number {
  const end = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('//'));
  return end < 0 ? lines.length : end;
}
