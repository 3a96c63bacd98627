/** Stories that do not say what is wanted: *As a manager, reports are printed.* */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { isPerson } from '../../lexicons/persons.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic<{ role: string }>({
  code: 'req/story-missing-means',
  severity: 'warning',
  docs: {
    reason: 'A role without a wish does not say what it needs.',
    bad: 'As a manager, reports every month, so that I can plan.',
    good: 'As a manager, I want to get a report every month, so that I can plan.',
    source: 'Lucassen et al., Quality User Story framework (2016), “well-formed”',
  },
  message: ({ role }) => `What does “${role}” want? Say “I want …”.`,
});

/** Finds *As a (person), …* without *I want*. */
export const missingMeans: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, source } = read.statement;
    if (form === 'scenario') return [];
    const match = /^\s{0,20}As (?:an? |the )?([A-Za-z][A-Za-z-]{1,30}(?: [A-Za-z-]{1,30}){0,3}),\s{0,8}/.exec(
      source.text.slice(0, 160),
    );
    const role = match?.[1];
    const head = role?.split(' ').at(-1)?.toLowerCase() ?? '';
    if (match === null || role === undefined || !(isPerson(head) || head === 'user')) return [];
    const at = match[0].length;
    if (/^(?:I|we)\b/i.test(source.text.slice(at))) return [];

    // What looks like a wish may be that of the benefit: *so that I can …*.
    const wish = read.statement.sentences.find((sentence) => sentence.role === 'means')?.start;
    if (wish !== undefined && !/\b(?:so that|in order)\b/i.test(source.text.slice(at, wish))) return [];
    return [
      kind.at(
        place(read, 0, at),
        { role },
        { fixes: [replace('Say what is wanted', place(read, at, at), 'I want to [verb] ')] },
      ),
    ];
  },
};
