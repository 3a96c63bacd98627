/** Number words of English. */
const ORDER =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty`.split(/\s+/);

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...ORDER.map((word, value): [string, number] => [word, value]),
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['hundred', 100],
  ['thousand', 1000],
]);
