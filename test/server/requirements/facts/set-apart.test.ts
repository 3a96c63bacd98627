/** Conditions and times between commas, periods, values behind other verbs, roles: what descriptions say in passing. */
import assert from 'node:assert/strict';
import { check } from '../check.ts';
import { specify } from '../read.ts';

it('reads a clause around a condition or a time between commas', () =>
  check(
    `The lock keeper shall, when a barge arrives, open the lower gate.
The horn shall, within 4 seconds, sound the long signal.
The horn shall within 4 seconds sound the short signal.
The ferryman must, until the fog lifts, ring the bell.
A gate has a width. A barge has a name.`,
    `S1 open lower gate
    S2 sound signal
    S3 sound signal
    S4 ring bell
    lock_keeper may open lower gate`,
    'entity SecondsSound',
  ));

it('reads when a thing begins and ends', () =>
  check(
    `A charter belongs to exactly one barge, starts at the boarding date and ends at the landing date.
A barge has a name. A regatta has a name and lasts from its opening day to its closing day.
The regatta starts at the pier.`,
    `Charter.boarding_date: date
    Charter.landing_date: date
    Charter * belong_to 1 Barge
    Regatta.opening_day: date
    Regatta.closing_day: date`,
    `Barge.landing_date: date
    Regatta.pier: string`,
  ));

it('reads values behind any verb, a list that ends in a participle, and a measure in units', () =>
  check(
    `A probe has a number. The probe measures one of salinity, turbidity or oxygen content.
A voyage records the name, the depth and the toll paid.
A mixture has a dose between 2 and 40 units and a name.
A clerk picks one of the probes.`,
    `Probe.measured: enumeration(salinity|turbidity|oxygen_content)
    Voyage.depth: decimal
    Voyage.toll: string
    Mixture.dose 2..40`,
    `entity Unit
    Probe.picked: string`,
  ));

it('gives what is recorded of each thing to that thing, and what is done by several to each of them', () =>
  check(
    `The logger stores the depth and the hour for each sounding. A logger has a colour.
The logger shall record the temperature of each lock. A lock has a width.
A tow may only be stopped by its skipper or by the warden. A tow has a number.
A basin is filled, emptying, resting or dry.
A gauge has a number. Each gauge shows either salinity, depth or speed.`,
    `Sounding.depth: decimal
    Lock.temperature: decimal
    skipper may stop tow
    warden may stop tow
    Basin.status: enumeration(filled|emptying|resting|dry)
    Gauge.shown: enumeration(salinity|depth|speed)`,
    `Logger.depth: decimal
    Logger.temperature: decimal`,
  ));

it('tells the state of a thing from its other values, and people from what they work at', () =>
  check(
    `A winch has a condition (new, worn or broken) and a status, which is either free, lent or in repair.
When a winch comes back, the yard attendant sets its condition to worn.
A winch goes into repair every 12 months.
As a yard attendant, I want to lend a winch.`,
    `Winch.condition: enumeration(new|worn|broken)
    Winch.status: enumeration(free|lent|in_repair)
    Winch mark_in_repair:  -> in_repair
    yard_attendant may lend winch`,
    `Winch wear:  -> worn
    YardAttendant.condition: string
    yard may lend winch`,
  ));

it('takes what one thing is to another twice for two relationships', () =>
  check(
    `A reservoir has a name. A reservoir has a capacity.
A diversion has a volume, a source reservoir and a target reservoir.
A gate is opened by the warden.`,
    `Diversion * source_reservoir 1 Reservoir
    Diversion * target_reservoir 1 Reservoir`,
    `entity SourceReservoir
    Diversion.source_reservoir: string`,
  ));

it('knows who leads what', () =>
  check(
    `The head of the dredging department may approve a survey.
A survey has a number. The print head of the plotter is dirty.
The head of the river bank may reject a survey. A weed has a common name and a Latin name.`,
    `head_of_dredging_department may approve survey
    head_of_river_bank may reject survey
    Weed.common_name: string
    Weed.latin_name: string`,
    'entity Head',
  ));

it('takes a slip for the word that the text knows', () => {
  const { entities } = specify(`Each passenger has a name. A clerk registers a pasenger.
The system shall inform the passenegr. A pier has a length. The pears are sold.`);
  const names = entities.map(({ name }) => name);
  assert.ok(names.includes('Passenger'), names.join());
  assert.ok(!names.includes('Pasenger') && !names.includes('Passenegr'), names.join());
});

it('forbids nothing in a condition, and compares nothing there', () => {
  const spec =
    specify(`If no skipper accepts the tow within 15 minutes, then the system shall alert the warden.
When the water level is below the alarm level, the system shall ring the bell.`);
  assert.ok(spec.actors.every(({ permissions }) => permissions.every(({ allowed }) => allowed)));
  assert.deepEqual(
    spec.constraints.filter(({ text }) => text.includes('level')),
    [],
  );
});

it('measures what is demanded, and not when', () => {
  const { qualities } =
    specify(`When the level falls below 20 percent, the pump shall respond within 3 seconds.
The portal must answer 95 % of all requests in less than 2 seconds.
As a compliance officer, I want to freeze an account.
The compliance officer shall sign the form.`);
  assert.deepEqual(
    qualities.map(({ measure }) => `${measure?.bound} ${measure?.value} ${measure?.unit}`),
    ['at most 3 second', 'at most 2 second'],
  );
});
