import assert from 'node:assert/strict';
import { analyze, assess } from '../../../server/src/requirements/index.ts';
import { documentOf } from './read.ts';

function readiness(text: string): number {
  const [specification, diagnostics] = analyze(documentOf(text));
  const { total, metrics } = assess(specification, diagnostics);
  const weights = metrics.reduce((sum, { weight }) => sum + weight, 0);
  assert.ok(Math.abs(weights - 1) < 1e-9);
  for (const { reasons, value } of metrics) assert.ok(reasons.length > 0 && value >= 0 && value <= 1);
  return total;
}

it('rates clear, complete requirements above vague ones, and nothing at 0', () => {
  const good = readiness(`R1: Each guest has a name and a unique passport number.
R2: A guest books one or more rooms.
R3: Each room has a room number and a price.
R4: When a receptionist cancels a booking, the system shall set the status of the booking to cancelled.
R5: A booking has an arrival date and belongs to exactly one guest.`);
  const poor = readiness(`R1: The system should be fast and user-friendly.
R2: It may possibly support bookings, etc.
R3: Things shall be handled appropriately if possible.`);
  assert.ok(good > 80, `${good}`);
  assert.ok(poor < 40, `${poor}`);
  assert.equal(readiness(''), 0);
});
