import assert from 'node:assert/strict';
import vm from 'node:vm';
import { type Attack, attacksOn, textOf } from './attacks.ts';
import { builtBy, type Expression, readExpressions } from './expressions.ts';

/** Length of a probe, and of the attacks that took longest as probes. */
const PROBE = 1500;
const WHOLE = 100_000;
/**
 * Milliseconds of processor time of this thread. A matcher that looks at each character a few times needs one or two for a whole attack,
 * one that looks at each pair of characters needs five thousand.
 */
const LIMIT = 500;

/** Everything that is tried on one expression runs inside of this, for a match can only be stopped from outside. */
const script = new vm.Script(`{
  const timeOf = (text) => {
    const before = processor();
    if (expression.global) for (const _ of text.matchAll(expression));
    else expression.exec(text);
    return processor() - before;
  };
  for (const attack of attacks) {
    result.worst = attack;
    attack.time = timeOf(attack.probe);
  }
  attacks.sort((a, b) => b.time - a.time);
  for (const attack of attacks.slice(0, 3)) {
    result.worst = attack;
    if (timeOf(whole(attack)) > limit) throw new Error('slow');
  }
}`);

const context = vm.createContext({
  processor: () => process.threadCpuUsage().user / 1000,
  whole: (attack: Attack) => textOf(attack, WHOLE),
  limit: LIMIT,
});

function slow({ place, source, flags }: Expression): string[] {
  const expression = new RegExp(source, flags);
  const attacks = attacksOn(expression).map((attack) => ({ ...attack, probe: textOf(attack, PROBE) }));
  const result: { worst?: Attack } = {};
  Object.assign(context, { expression, attacks, result });
  return isSlow(2 * LIMIT) ? [`${place} /${source}/${flags} takes long for ${shown(result.worst)}`] : [];
}

/** A match is stopped by the clock, but judged by the processor: a busy machine gives the thread little of the time. */
function isSlow(timeout: number): boolean {
  const before = process.threadCpuUsage();
  try {
    script.runInContext(context, { timeout });
    return false;
  } catch (error) {
    const stopped =
      error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    const starved = process.threadCpuUsage(before).user / 1000 < 2 * LIMIT;
    return stopped && starved ? isSlow(4 * timeout) : true;
  }
}

function shown({ prefix, pump, suffix } = { prefix: '', pump: '', suffix: '' }): string {
  return `${[prefix, pump, suffix].map((part) => JSON.stringify(part)).join(' ')}, the second of these repeated`;
}

const { literals, built, files } = readExpressions();
const loaded = await builtBy(files);

it('no regular expression takes more than linear time, fed 100 kB of its worst', () => {
  const distinct = new Map([...literals, ...loaded].map((one) => [`/${one.source}/${one.flags}`, one]));
  assert.ok(distinct.size > 200);
  assert.deepEqual([...distinct.values()].flatMap(slow), []);
});

it('every regular expression that is built is built when its module is loaded, so that none escapes the test above', () => {
  const seen = new Set(loaded.map(({ place }) => place));
  assert.deepEqual(
    built.filter((place) => !seen.has(place)),
    [],
  );
});

it('finds out which are slow', () => {
  const slowOnes = ['(a|aa)+$', '\\s+$', 'a.*b.*c', '(?<=x)[ab]*[bc]*d'];
  for (const source of slowOnes) assert.equal(slow({ place: '', source, flags: '' }).length, 1, source);
  for (const source of ['a+', '^\\s+', '\\s{1,9}$', '(?<!\\s)\\s+$', '(?:ab|cd)+e?'])
    assert.deepEqual(slow({ place: '', source, flags: '' }), []);
});
