/** Verbs that name no action or no measure, in base form (after Paska's “not precise verb”; by hand). One term a line or comma. */
export const IMPRECISE_VERBS =
  'deal with, take care of, cater for, cater to, take into account, take into consideration, facilitate, accommodate, see to, care for, bear in mind, give due consideration to';
export const BROAD_VERBS =
  'support, handle, manage, process, perform, maintain, ensure, control, address, consider, administer, treat';
/** Verbs of getting better without an end. */
export const UNBOUNDED_VERBS: ReadonlySet<string> = new Set(
  'minimise minimize maximise maximize optimise optimize improve enhance simplify streamline ease'.split(' '),
);
