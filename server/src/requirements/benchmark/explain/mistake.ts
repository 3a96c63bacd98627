/** What a prediction has too little and too much, each mistake with the cause that the engine's own reading shows. */

/** The answer that people gave for one item; what stands beside `id` is the set's own. */
export type Answer = { readonly id: string } & Readonly<Record<string, unknown>>;

export interface Mistake {
  /** The figure that it lowers: `classes`, `associations`, `action` … */
  readonly figure: string;
  readonly error: 'missed' | 'invented';
  /** What was missed or invented, as it is written there. */
  readonly name: string;
  /** Why, in a few words that are the same for mistakes of the same kind: they are counted by it. */
  readonly cause: string;
}

/** The strings of a field of an answer, or of a prediction; without the field, none. */
export function strings(answer: Readonly<Record<string, unknown>>, field: string): readonly string[] {
  const value = answer[field];
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string' && one !== '')
    : [];
}

/** The pairs of strings of a field: `[["a", "b"], …]`. */
export function pairs(
  answer: Readonly<Record<string, unknown>>,
  field: string,
): readonly (readonly [string, string])[] {
  const value = answer[field];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one): [string, string][] =>
    Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'string' ? [[one[0], one[1]]] : [],
  );
}

/** The objects of a field. */
export function records(answer: Readonly<Record<string, unknown>>, field: string): readonly Answer[] {
  const value = answer[field];
  return Array.isArray(value)
    ? value.filter((one): one is Answer => typeof one === 'object' && one !== null)
    : [];
}
