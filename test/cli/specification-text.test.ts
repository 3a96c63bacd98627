import assert from 'node:assert/strict';
import { describeSpecification } from '../../server/src/app/describe-specification.ts';
import { specificationText } from '../../server/src/cli/specification-text.ts';
import { specify } from '../../server/src/factory/documents/specify.ts';

it('says everything that was understood, with the statements it was read from', () => {
  const text = `project "Museum"

R1: Each visit has a start time, an end time and a price. The price is either full or reduced.
R2: The end time of a visit must be after its start time.
R3: A clerk may cancel a visit. Visitors must not cancel visits.
R4: When a clerk cancels a visit, the system shall set the status of the visit to cancelled.
R5: The site shall answer within 2 seconds.
`;
  const { specification } = specify({ uri: 'file:///museum.req', text });
  const lines = specificationText(describeSpecification(specification, text)).split('\n');
  for (const line of [
    '  start_time: time, required',
    '  clerk may cancel visit  [R3, R4]',
    '  visitor must not cancel visit  [R3]',
    '  Visit cancel: → cancelled  [R4]',
    '  Visit.end_time > start_time  [R2]',
    '  performance: at most 2 second  [R5]',
  ])
    assert.ok(lines.includes(line), `${line}\n\n${lines.join('\n')}`);
});
