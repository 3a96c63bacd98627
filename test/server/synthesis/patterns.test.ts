import assert from 'node:assert/strict';
import { createRandom } from '../../../server/src/base/random.ts';
import type { DomainModel } from '../../../server/src/model/domain-model.ts';
import { composeFrom } from '../../../server/src/synthesis/pattern-based.ts';
import { patterns } from '../../../server/src/synthesis/patterns/registry.ts';
import { template } from '../../../server/src/synthesis/template.ts';
import { clinic } from './domains.ts';
import { type Notation, specification } from './specification-builder.ts';

interface Case {
  readonly where: Notation;
  /** A specification in which the pattern must not be seen. */
  readonly notWhere: Notation;
  /** Lines as {@link outline} writes them. */
  readonly adds?: readonly string[];
  readonly removes?: readonly string[];
}

const cases: Record<string, Case> = {
  'association-entity': {
    where: {
      entities: { Student: [], Course: [], Enrolment: ['grade: integer'] },
      relationships: ['Student * takes * Course', 'Enrolment * of 1 Student', 'Enrolment * for 1 Course'],
    },
    notWhere: { entities: { Student: [], Course: [] }, relationships: ['Student * takes * Course'] },
    adds: [
      'Student many_to_many courses through Enrolment',
      'Course many_to_many students through Enrolment',
    ],
    removes: ['resource StudentCourse'],
  },
  authorship: {
    where: { entities: { Doctor: [], Report: [] }, actors: { doctor: ['write report'] } },
    notWhere: { entities: { Doctor: [], Report: [] }, actors: { doctor: ['delete report'] } },
    adds: ['Report belongs_to doctor', 'Doctor has_many reports'],
  },
  booking: {
    where: {
      entities: { Room: [], Stay: ['start_date: date!', 'end_date: date!'] },
      relationships: ['Stay * in 1 Room'],
    },
    notWhere: { entities: { Room: [], Stay: ['start_date: date!'] }, relationships: ['Stay * in 1 Room'] },
    adds: ['Stay identity room_id, start_date'],
  },
  'line-item': {
    where: {
      entities: { Order: [], Product: [], Line: ['quantity: integer!'] },
      relationships: ['Order 1 +has * Line', 'Line * of 1 Product'],
    },
    notWhere: { entities: { Order: [], Line: ['note: string'] }, relationships: ['Order 1 +has * Line'] },
    adds: ['Line.quantity integer {"min":1}', 'Line identity order_id, product_id'],
    removes: ['Line.quantity integer {}'],
  },
  money: {
    where: { entities: { Fee: ['amount: money!'] }, actions: ['convert currency'] },
    notWhere: { entities: { Fee: ['amount: decimal!'] } },
    adds: [
      'Fee.amount decimal {"precision":12,"scale":2}',
      'Fee.currency string {"min_length":3,"max_length":3}',
    ],
    removes: ['Fee.amount decimal {}'],
  },
  contact: {
    where: { entities: { Guest: ['email: email', 'homepage: url'] } },
    notWhere: { entities: { Guest: ['name: string'] } },
    adds: ['Guest.email ci_string {"max_length":254}', 'Guest.homepage string {"max_length":2048}'],
    removes: ['Guest.email ci_string {}', 'Guest.homepage string {}'],
  },
  catalogue: {
    where: { entities: { Book: ['genre: prose|poetry!'], Film: ['genre: prose|poetry'] } },
    notWhere: {
      entities: { Book: ['genre: prose|poetry'], Film: ['status: on|off'], Disc: ['status: on|off'] },
    },
    adds: ['resource Genre', 'Genre identity name', 'Book belongs_to genre', 'Film belongs_to genre'],
    removes: ['Book.genre atom {"one_of":[{"atom":"prose"},{"atom":"poetry"}]}'],
  },
  'party-role': {
    where: {
      entities: {
        Doctor: ['name: string!', 'email: email!', 'licence: string'],
        Guest: ['name: string!', 'email: email!'],
      },
      actors: { doctor: ['see guest'], guest: ['see doctor'] },
    },
    notWhere: {
      entities: { Room: ['name: string', 'email: email'], Hall: ['name: string', 'email: email'] },
    },
    adds: [
      'resource Person',
      'Person.name string {}',
      'Doctor belongs_to person',
      'Guest identity person_id',
    ],
    removes: ['Doctor.name string {}', 'Guest.email ci_string {}'],
  },
  address: {
    where: {
      entities: {
        Shop: ['street: string', 'city: string'],
        Guest: ['street: string', 'city: string', 'name: string'],
      },
    },
    notWhere: { entities: { Shop: ['street: string', 'city: string'], Guest: ['name: string'] } },
    adds: [
      'resource Address',
      'Address.city string {}',
      'Shop belongs_to address',
      'Address has_many guests',
    ],
    removes: ['Shop.street string {}'],
  },
  lifecycle: {
    where: { entities: { Loan: ['status: asked|active|returned|lost'] }, states: ['Loan return > returned'] },
    notWhere: { entities: { Loan: ['condition: good|bad'] } },
    adds: [
      'Loan mark_as_active: asked → active',
      'Loan mark_as_lost: asked, active → lost',
      'Loan return: asked, active → returned',
    ],
  },
  approval: {
    where: { entities: { Claim: [] }, actors: { boss: ['approve claim', 'reject claim'] } },
    notWhere: { entities: { Claim: [] }, actors: { boss: ['approve claim'] } },
    adds: ['Claim.decision_reason string {}', 'Claim.decided_at utc_datetime {}'],
  },
  'audit-trail': {
    where: { entities: { Claim: ['text: text'] }, actors: { boss: ['delete claim'] }, features: ['audit'] },
    notWhere: { entities: { Claim: ['text: text'] }, features: ['search'] },
    adds: ['Claim.updated_at utc_datetime {}', 'Claim.archived_at utc_datetime {}'],
  },
  'natural-key': {
    where: { entities: { Room: ['room_number: identifier!'] } },
    notWhere: { entities: { Room: ['room_number: identifier'] } },
    adds: ['Room identity room_number'],
  },
  'least-privilege': {
    where: { entities: { Claim: [] }, actors: { boss: ['approve claim'] } },
    notWhere: { entities: { Claim: [] } },
    removes: ['Claim action destroy'],
  },
};

const context = { random: createRandom(1) };

for (const pattern of patterns)
  it(`applies ${pattern.name} where it occurs, says why, and leaves the rest alone`, () => {
    const example = cases[pattern.name];
    assert.ok(example, `no example for ${pattern.name}`);
    const spec = specification(example.where);
    const { model, rationale } = composeFrom([pattern]).build(spec, context);
    const lines = outline(model);
    const literal = outline(template.build(spec, context).model);
    for (const line of example.adds ?? []) assert.ok(lines.includes(line), `${line} in\n${lines.join('\n')}`);
    for (const line of example.removes ?? []) {
      assert.ok(!lines.includes(line), `${line} in\n${lines.join('\n')}`);
      assert.ok(literal.includes(line), `${line} not in\n${literal.join('\n')}`);
    }
    assert.equal(rationale.length, 1);
    assert.match(rationale[0] ?? '', new RegExp(`^${pattern.name}: .* \\(R\\d`));
    const elsewhere = composeFrom([pattern]).build(specification(example.notWhere), context);
    assert.match(elsewhere.rationale.join(), /No known pattern/);
  });

it('finds many patterns in one specification, and names the statements of each', () => {
  const { rationale } = composeFrom(patterns).build(clinic, context);
  const found = rationale.map((sentence) => sentence.split(':')[0]);
  for (const name of ['booking', 'line-item', 'money', 'contact', 'audit-trail', 'least-privilege'])
    assert.ok(found.includes(name), name);
  for (const sentence of rationale) assert.match(sentence, /\(R\d+/);
});

/** One line for each element. */
function outline({ resources }: DomainModel): string[] {
  return resources.flatMap(({ name, attributes, relationships, identities, actions, stateMachine }) => [
    `resource ${name}`,
    ...attributes.map(
      (each) => `${name}.${each.name} ${each.type.name} ${JSON.stringify(each.type.constraints)}`,
    ),
    ...relationships.map(
      (each) =>
        `${name} ${each.kind} ${each.name}${each.through === undefined ? '' : ` through ${each.through}`}`,
    ),
    ...identities.map(({ keys }) => `${name} identity ${keys.join(', ')}`),
    ...actions.map((each) => `${name} action ${each.name}`),
    ...(stateMachine?.transitions ?? []).map(
      ({ action, from, to }) => `${name} ${action}: ${from.join(', ')} → ${to}`,
    ),
  ]);
}
