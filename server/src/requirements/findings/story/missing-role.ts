/** Wishes without a role: *I want to see my orders.* */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic({
  code: 'req/story-missing-role',
  severity: 'warning',
  docs: {
    reason: 'Without a role nobody knows whom to ask, and what for.',
    bad: 'I want to see my open invoices, so that I can pay them.',
    good: 'As a tenant, I want to see my open invoices, so that I can pay them.',
    source: 'Lucassen et al., Quality User Story framework (2016), “well-formed”',
  },
  message: () => 'Who is “I”? Begin with “As a …”.',
});

const WISH =
  /^\s{0,20}(?:I|We)(?:['’]d| would)? (?:want|need|wish|like|would like|have to|can|should be able)\b/;

/** Finds wishes in the first person that no role is given for. */
export const missingRole: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, source } = read.statement;
    if (form === 'user-story' || form === 'scenario') return [];
    const match = WISH.exec(source.text.slice(0, 60));
    if (match === null) return [];
    const at = match[0].search(/\S/);
    const we = source.text.startsWith('We', at);
    const fixes = [
      replace('Name the role', place(read, at, at + (we ? 1 : 0)), `As a [role], ${we ? 'w' : ''}`),
    ];
    return [kind.at(place(read, at, match[0].length), undefined, { fixes })];
  },
};
