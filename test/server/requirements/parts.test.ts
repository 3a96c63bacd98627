/** Who acts, what is done to what, when, and how much: each marked word must have its role, and no other word one. */
import assert from 'node:assert/strict';
import { partsOf } from '../../../server/src/requirements/index.ts';

const sentences: readonly string[] = [
  '⟨When|keyword⟩ ⟨a|trigger⟩ ⟨patient|actor⟩ ⟨cancels an|trigger⟩ ⟨appointment|object⟩, the ⟨system|actor⟩ ⟨shall|keyword⟩ ⟨free|action⟩ the ⟨slot|object⟩ within ⟨2 seconds|measure⟩.',
  '⟨As|keyword⟩ ⟨a|keyword⟩ ⟨receptionist|actor⟩, ⟨I want to|keyword⟩ ⟨register|action⟩ a ⟨patient|object⟩, ⟨so that|keyword⟩ the ⟨patient|actor⟩ ⟨can|keyword⟩ ⟨book|action⟩.',
  '⟨WHILE|keyword⟩ ⟨the|condition⟩ ⟨vehicle|actor⟩ ⟨is moving|condition⟩ THE ⟨SYSTEM|actor⟩ ⟨SHALL|keyword⟩ ⟨lock|action⟩ the ⟨doors|object⟩.',
  '⟨If|keyword⟩ ⟨the|trigger⟩ ⟨payment|actor⟩ ⟨fails|trigger⟩, ⟨then|keyword⟩ the ⟨shop|actor⟩ ⟨shall|keyword⟩ ⟨notify|action⟩ the ⟨customer|object⟩ by ⟨e-mail|object⟩.',
  '⟨Given|keyword⟩ ⟨a booked appointment|condition⟩\n⟨When|keyword⟩ ⟨the|trigger⟩ ⟨patient|actor⟩ ⟨cancels it|trigger⟩\n⟨Then|keyword⟩ the ⟨slot|object⟩ becomes free',
  'Each ⟨patient|object⟩ has a ⟨name|object⟩ and ⟨at most three|measure⟩ ⟨phone numbers|object⟩.',
  '⟨Where|keyword⟩ ⟨the|condition⟩ ⟨greenhouse|object⟩ ⟨has a|condition⟩ ⟨heater|object⟩, the ⟨controller|actor⟩ ⟨shall|keyword⟩ ⟨keep|action⟩ the ⟨temperature|object⟩ ⟨between 18 and 22 degrees|measure⟩.',
  'The ⟨search|actor⟩ ⟨shall|keyword⟩ ⟨return|action⟩ the ⟨first results|object⟩ in ⟨95 %|measure⟩ of all ⟨cases|object⟩ within ⟨300 ms|measure⟩.',
  'A ⟨librarian|actor⟩ ⟨may|keyword⟩ ⟨extend|action⟩ a ⟨loan|object⟩ twice.',
  'The ⟨invoice|object⟩ ⟨must|keyword⟩ be ⟨approved|action⟩ by an ⟨accountant|actor⟩ ⟨before|keyword⟩ ⟨it is sent|trigger⟩.',
  'Only a ⟨pharmacist|actor⟩ ⟨may|keyword⟩ ⟨dispense|action⟩ a ⟨prescription|object⟩.',
  'The ⟨pump|actor⟩ ⟨shall|keyword⟩ ⟨stop|action⟩ ⟨when|keyword⟩ ⟨the|trigger⟩ ⟨tank|object⟩ ⟨is full|trigger⟩.',
  'The ⟨gate|actor⟩ ⟨must|keyword⟩ ⟨not|keyword⟩ ⟨open|action⟩ ⟨unless|keyword⟩ ⟨a|condition⟩ ⟨valid ticket|object⟩ ⟨was scanned|condition⟩.',
  '⟨While|keyword⟩ ⟨the|condition⟩ ⟨aircraft|object⟩ ⟨is on the|condition⟩ ⟨ground|object⟩, ⟨when|keyword⟩ ⟨the|trigger⟩ ⟨pilot|actor⟩ ⟨pulls the|trigger⟩ ⟨lever|object⟩, the ⟨brake|actor⟩ ⟨shall|keyword⟩ ⟨engage|action⟩.',
  '⟨As|keyword⟩ ⟨an|keyword⟩ ⟨auditor|actor⟩, ⟨I need to|keyword⟩ ⟨export|action⟩ all ⟨bookings|object⟩ ⟨so that|keyword⟩ I ⟨can|keyword⟩ ⟨check|action⟩ them.',
  'Each ⟨order|object⟩ consists of ⟨one or more|measure⟩ ⟨items|object⟩.',
  "The ⟨tenant|object⟩'s ⟨deposit|object⟩ is ⟨returned|action⟩ within ⟨30 days|measure⟩ ⟨after|keyword⟩ ⟨the|trigger⟩ ⟨lease|object⟩ ⟨ends|trigger⟩.",
  'A ⟨course|object⟩ is ⟨taught|action⟩ by ⟨at least one|measure⟩ ⟨lecturer|actor⟩.',
  '⟨Members|actor⟩ ⟨can|keyword⟩ ⟨borrow|action⟩ ⟨up to five|measure⟩ ⟨books|object⟩.',
  'The ⟨kiln|actor⟩ ⟨shall|keyword⟩ ⟨reach|action⟩ ⟨1200 °C|measure⟩ within ⟨4 hours|measure⟩.',
  '⟨Customers|actor⟩ ⟨shall|keyword⟩ be able to ⟨compare|action⟩ ⟨products|object⟩.',
  '⟨Guests|actor⟩ ⟨should|keyword⟩ ⟨receive|action⟩ a ⟨confirmation|object⟩ by ⟨SMS|object⟩.',
  'The ⟨ferry|object⟩ has ⟨120|measure⟩ ⟨seats|object⟩ and a ⟨captain|object⟩.',
  '⟨Whenever|keyword⟩ ⟨a|trigger⟩ ⟨parcel|object⟩ ⟨is delivered|trigger⟩, the ⟨courier|actor⟩ ⟨scans|action⟩ its ⟨code|object⟩.',
  '⟨If|keyword⟩ ⟨a|trigger⟩ ⟨sensor|actor⟩ ⟨does not answer for|trigger⟩ ⟨10 seconds|measure⟩, the ⟨station|actor⟩ ⟨shall|keyword⟩ ⟨raise|action⟩ an ⟨alarm|object⟩.',
  'The ⟨editor|actor⟩ ⟨shall|keyword⟩ ⟨save|action⟩ the ⟨draft|object⟩ ⟨every minute|measure⟩.',
  'The ⟨status|object⟩ of a loan is either open, returned or lost.',
  'The ⟨status|object⟩ of a loan is ⟨set|action⟩ by the ⟨desk|actor⟩.',
  'A ⟨goalkeeper|object⟩ is a kind of ⟨player|object⟩.',
  'Every ⟨policy|object⟩ belongs to ⟨exactly one|measure⟩ ⟨customer|object⟩.',
  'The ⟨teacher|actor⟩ ⟨grades|action⟩ the ⟨homework|object⟩ of each ⟨pupil|object⟩.',
  'The ⟨website|object⟩ ⟨shall|keyword⟩ be available ⟨99.9 %|measure⟩ of the ⟨time|object⟩.',
  '⟨Once|keyword⟩ ⟨the|trigger⟩ ⟨auction|actor⟩ ⟨has ended|trigger⟩, the ⟨system|actor⟩ ⟨shall|keyword⟩ ⟨send|action⟩ the ⟨winner|object⟩ an ⟨invoice|object⟩.',
  'The ⟨robot|actor⟩ ⟨shall|keyword⟩ ⟨not|keyword⟩ ⟨exceed|action⟩ a ⟨speed|object⟩ of ⟨2 m/s|measure⟩.',
  '⟨Volunteers|actor⟩ who ⟨live|action⟩ nearby are ⟨informed|action⟩ first.',
  'An ⟨order|object⟩ ⟨can|keyword⟩ be ⟨cancelled|action⟩ ⟨until|keyword⟩ ⟨it was shipped|condition⟩.',
  'The ⟨pump|actor⟩ ⟨shall|keyword⟩, ⟨until|keyword⟩ ⟨the|condition⟩ ⟨tank|object⟩ ⟨is full|condition⟩, ⟨run|action⟩.',
  '⟨When|keyword⟩ ⟨the|trigger⟩ ⟨temperature|object⟩ ⟨of a kiln falls|trigger⟩, the ⟨burner|actor⟩ ⟨shall|keyword⟩ ⟨start|action⟩.',
  'A ⟨recipe|actor⟩ ⟨lists|action⟩ its ⟨ingredients|object⟩ with their ⟨amounts|object⟩.',
  '⟨In order to|keyword⟩ plan trips, ⟨as|keyword⟩ ⟨a|keyword⟩ ⟨dispatcher|actor⟩, ⟨I want to|keyword⟩ ⟨see|action⟩ all ⟨drivers|object⟩.',
  'Scenario: Late return\n⟨Given|keyword⟩ ⟨a|condition⟩ ⟨loan|object⟩ ⟨that is overdue|condition⟩\n⟨When|keyword⟩ ⟨the|trigger⟩ ⟨member|actor⟩ ⟨returns the|trigger⟩ ⟨book|object⟩\n⟨Then|keyword⟩ the ⟨member|actor⟩ ⟨pays|action⟩ a ⟨fee|object⟩ of ⟨2 euros|measure⟩',
  'The ⟨museum|actor⟩ ⟨shows|action⟩ each ⟨painting|object⟩ with its ⟨artist|object⟩ and year.',
  'The ⟨user interface|object⟩ ⟨must|keyword⟩ be in German and English.',
  'The ⟨printer|actor⟩ ⟨shall|keyword⟩ ⟨print|action⟩ ⟨at least 20|measure⟩ ⟨pages|object⟩ ⟨per minute|measure⟩.',
];

describe('parts of a statement', () => {
  const mark = (text: string): string => {
    const parts = partsOf({ id: 'R1', text, span: { start: 0, end: text.length }, fields: new Map() });
    let marked = '';
    let at = 0;
    for (const { role, start, end } of parts) {
      assert.ok(start >= at && end > start, `${text}: parts overlap at ${start}`);
      marked += `${text.slice(at, start)}⟨${text.slice(start, end)}|${role}⟩`;
      at = end;
    }
    return marked + text.slice(at);
  };

  for (const sentence of sentences) {
    const text = sentence.replace(/⟨([^|⟩]+)\|\w+⟩/g, '$1');
    it(text, () => assert.equal(mark(text), sentence));
  }

  it('have all roles in these sentences', () => {
    const roles = new Set(sentences.flatMap((sentence) => sentence.match(/\w+(?=⟩)/g) ?? []));
    assert.deepEqual([...roles].sort(), [
      'action',
      'actor',
      'condition',
      'keyword',
      'measure',
      'object',
      'trigger',
    ]);
  });

  it('are told in time that grows with the length', () => {
    for (const piece of ['1 ', 'every ', '1.1 to 1.1 ', 'a when b is ', '9,'])
      for (const text of [piece.repeat(20_000 / piece.length)]) {
        const start = process.cpuUsage();
        mark(text);
        assert.ok(process.cpuUsage(start).user < 3_000_000, piece);
      }
  });
});
