/** Clearing away what is garbage since a moment ago, while nobody waits: else it happens in the middle of a keystroke. */

/** V8's `gc`, which is there when Node runs with `--expose-gc`. */
type Collect = (options: { readonly type: 'minor'; readonly execution: 'sync' }) => void;

/** Collects the young generation, which takes a few milliseconds; does nothing where Node does not offer it. */
export function clearYoung(): void {
  const { gc } = globalThis as { readonly gc?: Collect };
  gc?.({ type: 'minor', execution: 'sync' });
}
