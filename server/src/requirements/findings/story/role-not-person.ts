/** Stories told by a thing: *As the system, I want …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { mayBeSystem } from '../../lexicons/stop-heads.ts';
import { type Finding, place, replace } from '../finding.ts';
import { partsOf } from './parts.ts';

const kind = defineDiagnostic<{ role: string }>({
  code: 'req/story-role-not-person',
  severity: 'warning',
  docs: {
    reason:
      'A story tells what somebody needs; a thing needs nothing, and can tell nobody whether it is content.',
    bad: 'As the system, I want to send reminders, so that patients do not forget their appointments.',
    good: 'As a patient, I want to get a reminder, so that I do not forget my appointment.',
    source:
      'Lucassen et al., Quality User Story framework (2016), “well-formed”; Cohn, User Stories Applied (2004)',
  },
  message: ({ role }) => `“${role}” is nobody who could want something: who needs this?`,
});

/** Finds roles that are the thing to be built, or a part of it. */
export const roleNotPerson: Finding = {
  kind,
  inStatement: (read) => {
    const role = partsOf(read)?.role;
    const phrase = role?.phrases[0];
    if (role === undefined || phrase === undefined || phrase.suffix !== undefined) return [];
    if (!mayBeSystem(phrase.head) || role.phrases.length > 1) return [];
    const [from, to] = [role.tokens[phrase.core], role.tokens[phrase.end - 1]];
    if (from === undefined || to === undefined) return [];
    const span = place(read, from.start, to.end);
    const words = read.statement.source.text.slice(from.start, to.end);
    return [kind.at(span, { role: words }, { fixes: [replace('Name who needs it', span, '[role]')] })];
  },
};
