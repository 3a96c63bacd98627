/** State changes that are told, and those that the names of states tell. */
import assert from 'node:assert/strict';
import { check } from '../check.ts';
import { specify } from '../read.ts';

it('reads states that look like verbs, and going into a state', () =>
  check(
    `A bay has a number. When a porter empties a bay, the system shall set the status of the bay to free.
When staff report a fault, the tram goes into maintenance. A tram has a colour.
When the umpire stops the clock, the game marks the match as decided.`,
    `Bay empty:  -> free
    Tram mark_in_maintenance:  -> in_maintenance
    Match decide:  -> decided
    staff may report fault`,
  ));

it('knows what an action does to what has its participle for a state', () =>
  check(
    `The status of a claim is reported, accepted or denied.
When an adjuster accepts a claim, the system creates a payment.
A clerk must not deny a claim.`,
    `Claim accept:  -> accepted`,
    `Claim deny:  -> denied`,
  ));

it('reads defaults in their forms', () => {
  const spec = specify(`The status of a ticket is one of open, solved and closed. Its default is open.
A meter has a value and a flag. The flag is low, normal or high. By default it is normal.
The default currency of an account is EUR. An account has a currency and a name.`);
  const defaults = spec.entities.flatMap(({ name, attributes }) =>
    attributes.flatMap((one) => (one.default === undefined ? [] : `${name}.${one.name} = ${one.default}`)),
  );
  assert.deepEqual(defaults.sort(), [
    'Account.currency = eur',
    'Meter.flag = normal',
    'Ticket.status = open',
  ]);
});

it('reads going from state to state, and what sets it off behind it', () =>
  check(
    `A tow has a number. The stage of a tow is one of requested, handed over or done.
A tow passes from requested to handed over once the skipper signs it.
When a warden cancels a permit, the system shall set the permit to open. A permit has a number.
A buoy goes back to available. A buoy has a colour.
A barge goes from Ghent to Bruges. A barge has a name.`,
    `Tow.stage: enumeration(requested|handed_over|done)
    Tow sign: requested -> handed_over
    Permit cancel:  -> open
    Buoy mark_available:  -> available`,
    `Tow.status: enumeration(requested|handed_over)
    Barge.status: enumeration(ghent|bruges)`,
  ));
