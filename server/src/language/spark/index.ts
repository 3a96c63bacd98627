/** The language of `.spark` documents: what other folders use of it. */
export { checkIn, checkSpark, type SparkSource } from './check.ts';
export { checks } from './checks/registry.ts';
export { formatSpark } from './format.ts';
export { fromParseResult, parseSpark, type SparkDocument } from './parse.ts';
export { printModel } from './print.ts';
export { readModel } from './read-model.ts';
export { syntaxError } from './syntax-errors.ts';
export { elementsOf, type SatisfiesId, type TracedElement } from './trace.ts';
export { createWorkspace, type SparkWorkspace } from './workspace.ts';
