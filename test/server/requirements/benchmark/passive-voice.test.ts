import assert from 'node:assert/strict';
import { passiveVoice } from '../../../../server/src/requirements/benchmark/passive-voice.ts';

const passive = [
  'The data shall be automatically and securely stored.',
  'The file has been archived.',
  'Parcels being weighed are shown in red.',
  'Inputs may be either accepted or rejected.',
  'It gets stored in the log.',
  'The valve is left unchanged and is set to zero.',
  'The pump logs each error (if one is found).',
  'No operator is required to act.',
];
const active = [
  'The clerk is interested in books.',
  'The value is unused.',
  'The report shall be user-defined.',
  'The screen shall display data stored in the log.',
  'When prompted, the guest shall enter a code.',
  'The pump shall not be able to run.',
  'The gate shall stop as shown in table 2.',
];

it('tells passive sentences from active ones', () => {
  const texts = [...passive, ...active].map((text) => ({ id: text, text }));
  const found = passiveVoice.predict(texts).filter((prediction) => prediction['passive'] === true);
  assert.deepEqual(
    found.map(({ id }) => id),
    passive,
  );
});
