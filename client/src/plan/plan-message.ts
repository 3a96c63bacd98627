/** What the page of a plan may ask for. Whatever else comes from it is not heard. */

export type PlanMessage =
  | { readonly type: 'ready' | 'copy' | 'save' }
  | { readonly type: 'open'; readonly key: string };

/** The message, if it is one. */
export function readPlanMessage(message: unknown): PlanMessage | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  const { type } = message;
  if (type === 'ready' || type === 'copy' || type === 'save') return { type };
  if (type === 'open' && 'key' in message && typeof message.key === 'string')
    return { type, key: message.key };
  return undefined;
}

/** What a page is about; kept by the page, so that it comes back after a restart. */
export interface PlanSubject {
  /** The document with the reactor; the factory's own workflows when absent. */
  readonly uri?: string;
  readonly reactor: string;
  /** Id of a run whose steps are followed. */
  readonly run?: string;
}

/** What a page was about, if it says so. */
export function readPlanSubject(state: unknown): PlanSubject | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { uri, reactor, run } = state as Readonly<Record<string, unknown>>;
  if (typeof reactor !== 'string') return undefined;
  return {
    reactor,
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(typeof run === 'string' ? { run } : {}),
  };
}
