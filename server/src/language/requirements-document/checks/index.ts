/** The registry of what is checked in the structure of a requirement document, with the kinds for documentation. */
import type { DiagnosticKind } from '../../../base/diagnostic.ts';
import { bidiCharacterKind, checkBidiCharacter } from './bidi-character.ts';
import type { Check } from './check.ts';
import { documentTooLargeKind } from './document-too-large.ts';
import { checkDuplicateId, duplicateIdKind } from './duplicate-id.ts';
import { checkEmptyDocument, emptyDocumentKind } from './empty-document.ts';
import { checkEmptyStatement, emptyStatementKind } from './empty-statement.ts';
import { checkNotUtf8, notUtf8Kind } from './not-utf8.ts';
import { checkSyntax, syntaxKind } from './syntax.ts';
import { checkUnknownField, unknownFieldKind } from './unknown-field.ts';
import { checkUnreadTable, unreadTableKind } from './unread-table.ts';

/** In the order in which their findings are reported. */
export const checks: readonly Check[] = [
  checkNotUtf8,
  checkSyntax,
  checkDuplicateId,
  checkEmptyStatement,
  checkUnknownField,
  checkUnreadTable,
  checkBidiCharacter,
  checkEmptyDocument,
];

/** All kinds of findings of `.req` structure. */
export const requirementsDocumentKinds: readonly DiagnosticKind<never>[] = [
  notUtf8Kind,
  syntaxKind,
  duplicateIdKind,
  emptyStatementKind,
  unknownFieldKind,
  unreadTableKind,
  bidiCharacterKind,
  emptyDocumentKind,
  documentTooLargeKind,
];
