/** Whether steps wait for each other in a circle. */

/** The numbers of the steps of one circle, or undefined. (Depth-first search, without recursion: plans may be long.) */
export function cycleIn(steps: readonly { readonly after: ReadonlySet<number> }[]): number[] | undefined {
  const state = new Uint8Array(steps.length);
  for (let start = 0; start < steps.length; start++) {
    if (state[start] !== 0) continue;
    const path: { index: number; next: Iterator<number> }[] = [];
    const enter = (index: number): void => {
      state[index] = 1;
      path.push({ index, next: (steps[index]?.after ?? new Set<number>()).values() });
    };
    enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { done, value } = top.next.next();
      if (done) {
        state[top.index] = 2;
        path.pop();
      } else if (state[value] === 1) {
        const indexes = path.map(({ index }) => index);
        return indexes.slice(indexes.indexOf(value)).reverse();
      } else if (state[value] === 0) enter(value);
    }
  }
  return undefined;
}
