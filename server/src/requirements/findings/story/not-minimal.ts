/** Stories with notes in them: what comes after the story, or stands in brackets. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { sentences as sentencesOf } from '../../kinds/segment.ts';
import { type Finding, NEXT_FIELD, place, remove } from '../finding.ts';

const kind = defineDiagnostic({
  code: 'req/story-not-minimal',
  severity: 'info',
  docs: {
    reason: 'A story holds who, what and why; notes and details hide in it, and are tested by nobody.',
    bad: 'R1: As a guest, I want to cancel a booking, so that I pay no fee. See also the mail of the manager.',
    good: 'R1: As a guest, I want to cancel a booking, so that I pay no fee.\n  note: See also the mail of the manager.',
    source: 'Lucassen et al., Quality User Story framework (2016), “minimal”',
  },
  message: () => 'This is no part of the story: move it to a note.',
});

/** Finds sentences after a story. */
export const notMinimal: Finding = {
  kind,
  inStatement: (read) => {
    if (read.statement.kind !== 'user-story') return [];
    const { text } = read.statement.source;
    const [first, second] = sentencesOf(text);
    // A story may give its benefit in a sentence of its own.
    if (
      first === undefined ||
      second === undefined ||
      /^(?:so that|so|this way|because|in order)\b/i.test(text.slice(second[0]))
    )
      return [];
    if (
      read.statement.sentences.some(
        ({ role, start }) => (role === 'means' || role === 'benefit') && start >= second[0],
      )
    )
      return [];
    if (!text.slice(first[0], first[1]).endsWith('.') || /^[a-z]/.test(text.slice(second[0]))) return [];
    const end = text.trimEnd().length;
    const note = text.slice(second[0], end).replaceAll(/\s{1,40}/g, ' ');
    const removal = { span: place(read, first[1], end), newText: '' };
    const added = { span: place(read, text.length, text.length), newText: `${NEXT_FIELD}note: ${note}` };
    const fixes = [
      { title: 'Move it to a note', edits: [removal, added] },
      remove('Remove it', read, second[0], end),
    ];
    return [kind.at(place(read, second[0], end), undefined, { fixes })];
  },
};
