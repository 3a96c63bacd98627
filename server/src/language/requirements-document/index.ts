/** Requirement documents (`.req`): reading, and what the language server needs of the language. */

export { freeIds } from './checks/duplicate-id.ts';
export { requirementsDocumentKinds } from './checks/index.ts';
export { knownFields } from './field.ts';
export { maximumLength, maximumTokens } from './lexer.ts';
export { fromParseResult, readRequirements } from './read.ts';
export { requirementsCoreModule } from './services.ts';
