import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { bodyOf, isEdited, readStamp, stamp } from '../../../../server/src/factory/documents/provenance.ts';

const from = {
  requirements: 'clinic.req',
  requirementsHash: '0123456789abcdef',
  strategy: 'template',
  seed: 1,
  score: 82.4,
};

it('a generated file says what it was made from and is not edited', () => {
  const text = stamp('domain Clinic {}\n', from);
  const read = readStamp(text);
  equal(read?.requirements, 'clinic.req');
  equal(read?.strategy, 'template');
  equal(read?.score, 82.4);
  equal(isEdited(text), false);
  equal(bodyOf(text), 'domain Clinic {}\n');
});

it('a change of one letter is an edit; other line ends are not', () => {
  const text = stamp('domain Clinic {}\n', from);
  equal(isEdited(text.replace('Clinic {', 'Clinik {')), true);
  equal(isEdited(text.replaceAll('\n', '\r\n')), false);
});

it('a file that a person wrote counts as edited, an absent or blank one does not', () => {
  equal(isEdited('domain Clinic {}'), true);
  equal(isEdited(undefined), false);
  equal(isEdited(' \n'), false);
});

it('any body and any file name survive the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (body, requirements) => {
      const clean = body.replaceAll('\r\n', '\n');
      const text = stamp(clean, { ...from, requirements });
      equal(bodyOf(text), clean);
      equal(readStamp(text)?.requirements, requirements);
      equal(readStamp(text)?.edited, false);
    }),
  );
});
