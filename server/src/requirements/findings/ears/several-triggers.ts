/** Two triggers of one response: *When …, when …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { conditionsOf } from './frame.ts';

const kind = defineDiagnostic<{ keyword: string }>({
  code: 'req/several-triggers',
  severity: 'info',
  docs: {
    reason: 'Two triggers leave open whether one is enough or both must happen, and in which order.',
    bad: 'When the guest pays, when the room is free, the system shall confirm the booking.',
    good: 'While the room is free, when the guest pays, the system shall confirm the booking.',
    source: 'Mavin et al., EARS, RE’09; INCOSE Guide to Writing Requirements, R28',
  },
  message: ({ keyword }) => `A second “${keyword}”: must both happen, or is one enough?`,
});

/** Finds two conditions of the kind *when*, or two of the kind *if*. */
export const severalTriggers: Finding = {
  kind,
  inStatement: (read) => {
    const conditions = conditionsOf(read);
    return conditions.flatMap((second, i) => {
      const first = conditions[i - 1];
      if (
        first === undefined ||
        first.role !== second.role ||
        (second.role !== 'trigger' && second.role !== 'unwanted')
      )
        return [];
      const keyword = second.start + second.keyword.length;
      const joint = place(
        read,
        first.end,
        keyword + (/^\s{0,8}/.exec(read.statement.source.text.slice(keyword))?.[0].length ?? 0),
      );
      const fixes = [replace('Both must happen', joint, ' and '), replace('One is enough', joint, ' or ')];
      return [kind.at(place(read, second.start, second.end), { keyword: second.keyword }, { fixes })];
    });
  },
};
