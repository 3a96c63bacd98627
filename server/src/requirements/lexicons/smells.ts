/**
 * Words by requirement smell (categories of Femmer et al., "Rapid quality assurance with requirements smells", 2017, after
 * ISO/IEC/IEEE 29148); lists by hand from general English. One term a line or comma.
 */
export const UNCERTAIN = 'may, should, might, could, can, would';
export const POINTERS = 'another, other, others';
export const COMPARATIVE_WORDS =
  'more, less, higher, lower, better, worse, faster, slower, larger, smaller, greater, longer, shorter, easier, fewer, earlier';
export const SUPERLATIVE_WORDS =
  'most, highest, lowest, best, worst, fastest, largest, smallest, greatest, longest, shortest, optimal';
export const QUALIFIERS = `appropriate, appropriately, suitable, suitably, adequate, adequately, relevant, related, normal, normally, certain, special, simple, simply, clear,
clearly, necessary, sufficient, reasonable, proper, properly, partial, partially, safe, safely, easy, easily, quick, quickly, fast, efficient,
efficiently, effective, effectively, automatic, significant, short, long, low, high, good, bad, typical, usual, common, generally, user-friendly, flexible, robust,
compatible, standard, available, external, dynamic, static, critical, important, major, minor, main, optimal, successful, successfully, consistent`;
export const UNVERIFIABLE = `if possible, where possible, as far as possible, additional, as required, if required, where required, as necessary, but not limited to,
and so on, sufficient, adequate, various, many, several, detail, details`;
export const IMPRECISE = `minimum, maximum, approximately, roughly, nearly, almost, currently, correctly, similar, later, soon, mainly, mostly, partly, appropriately,
sometimes, often, usually, rarely, occasionally, possibly, probably, likely`;
