/** Nouns whose value tells how far along a thing is; what follows them is a value, not something that is done. */
export const STATE_NOUNS: ReadonlySet<string> = new Set(['status', 'state', 'phase', 'stage']);
