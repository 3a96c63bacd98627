import assert from 'node:assert/strict';
import { isParticiple, singular, verbBase } from '../../../../server/src/requirements/nlp/lemma.ts';

it('gives the singular of nouns and leaves singulars alone', () => {
  const pairs = `patients patient, addresses address, statuses status, companies company, boxes box, classes class, children child,
    analyses analysis, houses house, courses course, leaves leaf, bus bus, analysis analysis, e-mails e-mail, data data, glasses glass`;
  for (const pair of pairs.split(',')) {
    const [plural = '', expected] = pair.trim().split(' ');
    assert.equal(singular(plural), expected, plural);
  }
});

it('gives the base form of verbs', () => {
  const pairs = `stored store, cancelled cancel, cancels cancel, booking book, submitted submit, written write, is be, has have, applies apply,
    created create, paid pay, marked mark, scheduling schedule, passes pass, goes go, overridden override, rescheduled reschedule, archived archive`;
  for (const pair of pairs.split(',')) {
    const [form = '', expected] = pair.trim().split(' ');
    assert.equal(verbBase(form), expected, form);
  }
});

it('knows participles', () => {
  for (const word of ['used', 'sent', 'cancelled', 'set', 'written']) assert.ok(isParticiple(word), word);
  for (const word of ['need', 'went', 'speed', 'wrote', 'is']) assert.ok(!isParticiple(word), word);
});
