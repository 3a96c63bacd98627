/** Requirement documents of any size, made of varied sentences from a seed: no benchmark's words, no example's. */
import { createRandom } from '../server/src/base/random.ts';

const things = [
  'vehicle',
  'driver',
  'route',
  'parcel',
  'depot',
  'invoice',
  'customer',
  'tariff',
  'contract',
  'shift',
];
const parts = [
  'name',
  'code',
  'start date',
  'weight',
  'price',
  'e-mail address',
  'status',
  'capacity',
  'owner',
];
const verbs = ['assign', 'record', 'cancel', 'approve', 'print', 'archive', 'move', 'report'];

/** A `.req` document of `count` statements in mixed styles. */
export function requirementsOf(count: number, seed = 1): string {
  const random = createRandom(seed);
  const thing = (): string => `${random.pick(things)}`;
  const forms = [
    () => `Each ${thing()} has a ${random.pick(parts)}, a ${random.pick(parts)} and a ${random.pick(parts)}.`,
    () => `A ${thing()} has one or more ${thing()}s.`,
    () =>
      `When a dispatcher ${random.pick(verbs)}s a ${thing()}, the system shall ${random.pick(verbs)} the ${thing()}.`,
    () =>
      `As a dispatcher, I want to ${random.pick(verbs)} a ${thing()}, so that the ${thing()} is up to date.`,
    () => `The ${random.pick(parts)} of a ${thing()} must be unique.`,
    () => `While a ${thing()} is active, the system shall quickly ${random.pick(verbs)} it.`,
    () => `Each ${thing()} belongs to exactly one ${thing()}.`,
    () => `Only a manager may ${random.pick(verbs)} a ${thing()}.`,
  ];
  const lines = Array.from({ length: count }, (_, i) => `R${i + 1}: ${random.pick(forms)()}`);
  return `project "Bench ${count}"\n\n${lines.join('\n')}\n`;
}
