import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tagText } from '../../../../server/src/requirements/nlp/tag-text.ts';

/** Each word marked `/TAG` must be tagged so. */
function check(marked: string): void {
  const text = marked.replace(/\/[A-Z]+/g, '');
  const tags = new Map(tagText(text).map((token) => [token.lower, token.tag]));
  for (const [, word = '', tag] of marked.matchAll(/([\w'-]+)\/([A-Z]+)/g))
    assert.equal(tags.get(word.toLowerCase()), tag, `${word} in: ${text}`);
}

it('mends what taggers get wrong on requirements', () => {
  check('The system shall interface/VERB with the ledger.');
  check('The controller must complete/VERB the transfer.');
  check('Each patient has/VERB an e-mail address/NOUN and a name.');
  check('A patient/NOUN books/VERB appointments/NOUN.');
  check('The form is submitted/VERB by the clerk.');
  check('Its status changes/VERB from booked/ADJ to cancelled/ADJ.');
  check('Orders/NOUN are shipped/VERB to/ADP the customer.');
  check('WHEN a user submits/VERB a form THE SYSTEM SHALL/AUX store/VERB it.');
  check('The top-level/NOUN page lists the drop-offs/NOUN.');
  check('The pump shall [P-12] mask/VERB the alarm.');
  check('The pump shall first/ADV open/VERB the valve.');
  check('A clerk searches for/ADP recycled/ADJ parts in archived/ADJ folders.');
  check('It lists the newly/ADV added/ADJ files and the only paid/ADJ bill.');
  check('The lamp or OPEN/PROPN sign is lit by pressing/VERB the key.');
  check('A clerk can edit parking/NOUN spaces and start printing/VERB labels.');
  check('A clerk can trim trailing/ADJ zeroes.');
  check("So that I/PRON 'm/AUX told what I log in/ADP.");
  check('A film that interests/VERB me is shown.');
  check('A clerk can upload scans/NOUN of receipts and check/VERB out guests.');
  check('The clerk I work with shows/VERB the list.');
  check('The report shall be kept for reuse/NOUN and help sell/VERB drinks.');
  check('The average of prior estimates/NOUN is shown.');
  check('I want to keep my profile up to date/NOUN.');
});

it('tells the apostrophe of many owners from a quotation mark', () => {
  const tagOf = (text: string) => tagText(text).findLast((token) => token.lower === "'")?.tag;
  assert.equal(tagOf("It lists all members' names."), 'PART');
  assert.equal(tagOf("It shows the 'open orders' list."), 'PUNCT');
});

it('keeps the offsets of every word, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let end = 0;
      for (const token of tagText(text)) {
        assert.ok(token.start >= end && token.end > token.start);
        assert.equal(text.slice(token.start, token.end), token.text);
        end = token.end;
      }
    }),
    { seed: 3 },
  );
});
