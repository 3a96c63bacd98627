/** The language of `.spark` documents: what other folders use of it. */
export { parseSpark, type SparkDocument } from './parse.ts';
export { printModel } from './print.ts';
export { readModel } from './read-model.ts';
export { elementsOf, type SatisfiesId, type TracedElement } from './trace.ts';
