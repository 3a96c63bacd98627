/** *If* without *then*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { conditionsOf } from './frame.ts';

const kind = defineDiagnostic({
  code: 'req/ears-missing-then',
  severity: 'hint',
  docs: {
    reason: 'In EARS, “if … then …” marks what is unwanted, and “then” where the response begins.',
    bad: 'If the payment fails, the system shall keep the cart.',
    good: 'If the payment fails, then the system shall keep the cart.',
    source: 'Mavin et al., EARS, RE’09 (unwanted behaviour)',
  },
  offByDefault: { why: 'Where EARS is no rule of the house, a comma says as much.' },
  message: () => 'EARS says “then” here.',
});

/** Finds responses to *if* that do not begin with *then*. */
export const missingThen: Finding = {
  kind,
  inStatement: (read) => {
    const condition = conditionsOf(read).findLast(({ role }) => role === 'unwanted');
    if (condition === undefined) return [];
    const { text } = read.statement.source;
    const response = read.statement.sentences.find(
      ({ role, start }) => role === 'response' && start >= condition.end,
    );
    if (response === undefined || /\bthen\b/i.test(text.slice(condition.end, response.start))) return [];
    const at = response.start;
    const fixes = [replace('Say “then”', place(read, at, at), 'then ', true)];
    return [kind.at(place(read, condition.end, at), undefined, { fixes })];
  },
};
