/** Requirement documents (`.req`): reading, and what the language server needs of the language. */

export type { FindingCodes } from '../suppression/apply.ts';
export { freeIds } from './checks/duplicate-id.ts';
export { requirementsDocumentKinds } from './checks/index.ts';
export { type Control, controlFindings, controlKinds, readControl } from './control/control.ts';
export { suppressFixes } from './control/suppress.ts';
export { type AddCorrectionLines, addCorrectionLines } from './corrections-block.ts';
export { knownFields } from './field.ts';
export { beginsWithId, isStatementId } from './label.ts';
export { maximumLength, maximumTokens } from './lexer.ts';
export { fromParseResult, readRequirements } from './read.ts';
export { fencesModule, requirementsCoreModule } from './services.ts';
export { readColumns as columnsOf } from './table-columns.ts';
export { flavourOf, isRequirementsUri, mayHaveFences, visibleText } from './visible.ts';
