/** What completion offers where, and what the text is when it was taken. */
import assert from 'node:assert/strict';
import { CompletionTriggerKind, type TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { open } from './services.ts';

const theatre = `glossary {
  patron (guest): somebody who buys a seat
}
R1: Each play has a title, an ISBN and a running time.
R2: A box office clerk may cancel a booking.
R3: When a clerk cancels a booking, the system shall set the status of the booking to cancelled.
    priority: must
    source: Ms Hall
R4: An usher may guide patrons.
`;

async function complete(text: string, typed = false) {
  const { services, document, params } = await open(text);
  const context = typed
    ? { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: ' ' }
    : undefined;
  const list = await services.lsp.CompletionProvider?.getCompletion(document, {
    ...params,
    ...(context ? { context } : {}),
  });
  const items = list?.items ?? [];
  return {
    labels: items.map(({ label }) => label),
    details: items.map(({ label, detail }) => `${label}: ${detail}`),
    taking: (label: string): string => {
      const edit = items.find((item) => item.label === label)?.textEdit as TextEdit | undefined;
      assert.ok(edit, `${label} is not among ${items.map((item) => item.label).join(', ')}`);
      return TextDocument.applyEdits(document.textDocument, [edit]).split('\n').at(-1) ?? '';
    },
  };
}

describe('completion offers', () => {
  const cases: readonly (readonly [
    what: string,
    line: string,
    offered: readonly string[],
    not?: readonly string[],
  ])[] = [
    ['names in singular behind an article', 'R5: Each bo<|>', ['booking', 'play', 'patron'], ['bookings']],
    ['names in plural behind a number', 'R5: There are many pl<|>', ['plays', 'patrons', 'ushers'], ['play']],
    ['both where either fits', 'R5: The pl<|>', ['play', 'plays']],
    ['other names of the glossary', 'R5: The gu<|>', ['guest', 'guests']],
    ['words in the author’s own spelling', 'R5: The I<|>', ['ISBN', 'running time']],
    ['states', 'R5: The booking is <|>', ['cancelled']],
    [
      'forms where a statement begins',
      'R5: <|>',
      ['When …, the system shall …', 'As a …, I want to …, so that …', 'Given … When … Then …'],
    ],
    [
      'units behind a number',
      'R5: The system shall answer within 2 <|>',
      ['seconds', 'minutes', '%'],
      ['play', 'second'],
    ],
    ['the unit for one', 'R5: The system shall answer within 1 <|>', ['second', 'hour'], ['seconds']],
    ['fields that are missing', '    <|>', ['priority', 'rationale']],
    [
      'fields that the statement has not',
      'R5: A b.\n    priority: must\n    <|>',
      ['rationale', 'depends on'],
      ['priority'],
    ],
    ['values of a field', '    priority: <|>', ['must', 'should', 'could', 'won’t'], ['play']],
    ['values that the document uses', '    source: <|>', ['Ms Hall']],
    ['ids for a field of ids', '    depends on: <|>', ['R1', 'R4'], ['play']],
    [
      'measures for speed',
      'R5: The search shall be fast, [mea<|>sure].',
      ['within 2 seconds'],
      ['99.5 % of the time'],
    ],
    [
      'measures for reliability',
      'R5: The service shall be reliable and available [<|>measure].',
      ['99.5 % of the time'],
    ],
    ['actors for a role', 'R5: As a [ro<|>le], I want to see plays.', ['box office clerk', 'usher']],
    [
      'forms of corrections',
      'corrections {\n  <|>\n}',
      ['… means …', '… is not an entity'],
      ['When …, the system shall …'],
    ],
    ['names in corrections', 'corrections {\n  play is an attribute of boo<|>\n}', ['booking']],
    ['forms of corrections under their heading', '# Corrections\n- <|>', ['… means …']],
  ];

  for (const [what, line, offered, not = []] of cases)
    it(what, async () => {
      const { labels } = await complete(theatre + line);
      for (const label of offered)
        assert.ok(labels.includes(label), `${label} is not among ${labels.join(', ')}`);
      for (const label of not) assert.ok(!labels.includes(label), `${label} is among ${labels.join(', ')}`);
    });

  it('nothing behind a blank in prose, unless something special follows', async () => {
    assert.deepEqual((await complete(`${theatre}R5: Each <|>`, true)).labels, []);
    assert.ok((await complete(`${theatre}R5: Within 2 <|>`, true)).labels.includes('seconds'));
    assert.ok((await complete(`${theatre}    priority: <|>`, true)).labels.includes('must'));
  });

  it('what is put in place of what is typed', async () => {
    assert.equal((await complete(`${theatre}R5: Each bo<|>`)).taking('booking'), 'R5: Each booking');
    assert.equal((await complete(`${theatre}    prio<|>`)).taking('rationale'), '    rationale: ');
    assert.equal(
      (await complete(`${theatre}R5: It shall be fast, [mea<|>sure].`)).taking('within 2 seconds'),
      'R5: It shall be fast, within 2 seconds.',
    );
  });

  it('what a state belongs to and what a term means', async () => {
    const { details } = await complete(`${theatre}R5: The <|>`);
    assert.ok(details.includes('cancelled: state of Booking'), details.join('\n'));
    assert.ok(details.includes('patron: somebody who buys a seat'));
  });
});
