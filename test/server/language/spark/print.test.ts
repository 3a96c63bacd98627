import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatSpark, printModel, readModel } from '../../../../server/src/language/spark/index.ts';
import { clinic, clinicText } from './clinic.ts';
import { anyModel } from './models.ts';

it('prints the clinic as its golden document', () => {
  assert.equal(printModel(clinic), clinicText());
});

it('reads the golden document as the clinic, without findings', () => {
  assert.deepEqual(readModel(clinicText()), [clinic, []]);
});

it('reads any model as it was printed', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      assert.deepEqual(readModel(printModel(model))[0], model);
    }),
    { numRuns: 100 },
  );
});

it('prints any model as the formatter would', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const text = printModel(model);
      assert.equal(formatSpark(text), text);
    }),
    { numRuns: 100 },
  );
});
