/** Functions that remember what the last few calls came to. */
import type { Host } from '../../base/host.ts';
import { contentHash } from './provenance.ts';

/** `work`, which must depend on the text alone, with its last `count` results remembered. */
export function remembering<T>(count: number, work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) {
      // Whoever is asked for again is forgotten last.
      known.delete(text);
      known.set(text, found);
      return found;
    }
    const made = work(text);
    known.set(text, made);
    const [oldest] = known.keys();
    if (known.size > count && oldest !== undefined) known.delete(oldest);
    return made;
  };
}

/**
 * Long work that takes no longer when it is asked for again: `work`, which must depend on the request alone, with its last `count` results
 * remembered. The request is JSON. Work that throws, as it does when the host is cancelled, is not.
 */
export function rememberingWork<Request, T>(
  count: number,
  work: (request: Request, host: Host) => Promise<T>,
): (request: Request, host: Host) => Promise<T> {
  const known = new Map<string, { readonly made: T }>();
  return async (request, host) => {
    const key = contentHash(JSON.stringify(request));
    const found = known.get(key) ?? { made: await work(request, host) };
    // Whoever is asked for again is forgotten last.
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > count && oldest !== undefined) known.delete(oldest);
    return found.made;
  };
}
