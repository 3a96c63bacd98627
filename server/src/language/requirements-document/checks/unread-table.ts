/** `req/unread-table`: a table whose head does not say what it lists. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Check } from './check.ts';

export const unreadTableKind = defineDiagnostic({
  code: 'req/unread-table',
  severity: 'info',
  message: () =>
    'This table is not read: call its columns ID and Requirement, or Field and Type under the name of an entity, or Term and Definition.',
  docs: {
    reason: 'What a table lists is told by its head; rows under other words are kept, and ask for nothing.',
    bad: '# Prices\n\n| Season | Price |\n|---|---|\n| summer | 40 |\n\nR1: Each room has a price.',
    good: '| ID | Requirement |\n|---|---|\n| R1 | Each room has a price. |',
  },
});

export const checkUnreadTable: Check = ({ unreadTables }) =>
  unreadTables.map((span) => unreadTableKind.at(span));
