/** Which state a verb leads to: what somebody cancels is cancelled. */
import { snakeCase } from '../../model/naming.ts';

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pay: 'paid',
    send: 'sent',
    lose: 'lost',
    sell: 'sold',
    hold: 'held',
    withdraw: 'withdrawn',
    write: 'written',
    take: 'taken',
    begin: 'begun',
    draw: 'drawn',
    lend: 'lent',
  }),
);

/** Whether `state` is the past participle of `verb`, in British or American spelling: `cancel`, `cancelled`. */
export function leadsTo(verb: string, state: string): boolean {
  const name = snakeCase(verb);
  const to = snakeCase(state);
  if (irregular.get(name) === to) return true;
  const last = name.slice(-1);
  return (
    to === `${name}ed` ||
    to === `${name}d` ||
    to === `${name}${last}ed` ||
    (last === 'y' && to === `${name.slice(0, -1)}ied`)
  );
}
