/** Requirement documents of any size, made of varied sentences from a seed: no benchmark's words, no example's. */
import { createRandom } from '../server/src/base/random.ts';

const words = (text: string): readonly string[] => text.split(' ');

const things = words(
  'vehicle driver route parcel depot invoice customer tariff contract shift pallet carrier consignment barcode forklift warehouse label return claim refund voucher tyre trailer garage permit inspection mechanic workshop delivery address supplier drawer shelf manifest seal waybill quotation discount surcharge toll fine accident insurer policy lease meter sensor beacon alarm schedule roster break allowance',
);
const qualities = words(
  'spare leased urgent local regional returned heavy frozen fragile daily monthly planned late lost damaged internal external private public temporary archived final partial spring winter',
);
const parts = words(
  'name code weight price status capacity owner colour length width height volume currency language priority remark version model brand mileage',
);
const verbs = words(
  'assign record cancel approve print archive move report weigh scan load unload pack label inspect repair release block transfer confirm reject export import copy lock close reopen',
);
const actors = words(
  'dispatcher manager clerk accountant planner auditor supervisor technician trainee cashier',
);

/**
 * A `.req` document of `count` statements in mixed styles. As in documents that people write, a longer one speaks of more things: about one
 * for every ten statements, and most statements are unlike all others.
 */
export function requirementsOf(count: number, seed = 1): string {
  const random = createRandom(seed);
  const known = Math.max(10, Math.min(things.length * qualities.length, Math.floor(count / 10)));
  const nameOf = (n: number): string => {
    const thing = things[n % things.length] ?? '';
    const quality = qualities[Math.floor(n / things.length) - 1];
    return quality === undefined ? thing : `${quality} ${thing}`;
  };
  const thing = (): string => nameOf(random.int(known));
  const part = (): string => random.pick(parts);
  const verb = (): string => random.pick(verbs);
  const actor = (): string => random.pick(actors);
  const forms = [
    () => `Each ${thing()} has a ${part()}, a ${part()} and a ${part()}.`,
    () => `A ${thing()} has one or more ${thing()}s.`,
    () =>
      `When a ${actor()} ${verb()}s a ${thing()}, the system shall ${verb()} the ${thing()} within ${random.int(90) + 2} seconds.`,
    () => `As a ${actor()}, I want to ${verb()} a ${thing()}, so that the ${thing()} is up to date.`,
    () => `The ${part()} of a ${thing()} must be unique.`,
    () => `While a ${thing()} is active, the system shall quickly ${verb()} it for the ${actor()}.`,
    () => `Each ${thing()} belongs to exactly one ${thing()}.`,
    () => `Only a ${actor()} may ${verb()} a ${thing()}.`,
    () =>
      `If the ${part()} of a ${thing()} is missing, then the system shall ask the ${actor()} for it and ${verb()} the ${thing()}.`,
    () =>
      `A ${thing()} is either open, ${verb()}ed or closed, and at most ${random.int(20) + 2} ${thing()}s may be open.`,
  ];
  const lines = Array.from({ length: count }, (_, i) => `R${i + 1}: ${random.pick(forms)()}`);
  return `project "Bench ${count}"\n\n${lines.join('\n')}\n`;
}
