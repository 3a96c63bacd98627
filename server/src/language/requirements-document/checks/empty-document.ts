/** `req/empty-document`: a document without a statement. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Check } from './check.ts';

export const emptyDocumentKind = defineDiagnostic({
  code: 'req/empty-document',
  severity: 'info',
  message: () =>
    'There is no statement yet. Begin with what a thing has: “R1: Each patient has a name and a date of birth.”',
  docs: {
    reason:
      'A model is made from statements: what things have, who does what with them, and what must not happen.',
    bad: 'project "City Clinic"',
    good: 'project "City Clinic"\n\nR1: Each patient has a name and a date of birth.',
  },
});

const example = 'R1: Each patient has a name and a date of birth.\nR2: A patient books appointments.\n';

export const checkEmptyDocument: Check = ({ document, emptyStatements, text }) => {
  if (document.statements.length > 0 || emptyStatements.length > 0) return [];
  const end = text.length;
  const newText = text === '' || text.endsWith('\n') ? example : `\n\n${example}`;
  const fix = {
    title: 'Insert two statements as an example',
    edits: [{ span: { start: end, end }, newText }],
  };
  return [emptyDocumentKind.at({ start: end, end }, undefined, { fixes: [fix] })];
};
