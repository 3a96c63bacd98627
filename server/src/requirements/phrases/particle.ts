/** Particles of verbs: *take out*, *fill in*, *switch on*. */
import type { Token } from '../nlp/token.ts';

/** *takes out a loan*, *fill in a form*: 1 when the word after the verb belongs to it and the object follows, else 0. */
export function particleAt(tokens: readonly Token[], from: number): number {
  const particle = tokens[from];
  const verb = tokens[from - 1]?.lemma ?? '';
  if (particle?.tag !== 'ADP' || !OPENS_OBJECT.has(tokens[from + 1]?.tag ?? 'X')) return 0;
  const phrasal =
    PARTICLES.has(particle.lower) ||
    (particle.lower === 'in' && IN_VERBS.has(verb)) ||
    (particle.lower === 'on' && ON_VERBS.has(verb));
  return phrasal ? 1 : 0;
}

const PARTICLES = new Set(['out', 'up', 'off', 'down', 'away', 'back']);
const IN_VERBS = new Set(['fill', 'hand', 'check', 'bring', 'turn', 'type', 'key']);
const ON_VERBS = new Set(['switch', 'turn', 'put']);
const OPENS_OBJECT = new Set(['DET', 'PRON', 'NUM']);
