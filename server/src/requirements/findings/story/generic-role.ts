/** Stories of just any user: *As a user, …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { partsOf } from './parts.ts';

const kind = defineDiagnostic({
  code: 'req/story-generic-role',
  severity: 'hint',
  docs: {
    reason: 'Who “the user” is decides what is built: different people need different things.',
    bad: 'As a user, I want to see open invoices, so that I can pay them.',
    good: 'As a tenant, I want to see open invoices, so that I can pay them.',
    source: 'Cohn, User Stories Applied (2004), ch. 3',
  },
  offByDefault: { why: 'Some systems have one kind of user only.' },
  message: () => '“user” is anybody: which role needs this?',
});

/** Finds stories whose role is *user* and nothing more. */
export const genericRole: Finding = {
  kind,
  inStatement: (read) => {
    const role = partsOf(read)?.role;
    const phrase = role?.phrases[0];
    if (role === undefined || phrase === undefined || phrase.head !== 'user' || phrase.modifiers.length > 0)
      return [];
    const token = role.tokens[phrase.end - 1];
    if (token === undefined) return [];
    const span = place(read, token.start, token.end);
    return [kind.at(span, undefined, { fixes: [replace('Name the role', span, '[role]')] })];
  },
};
