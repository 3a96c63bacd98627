/** The requirements engine: English → Specification, findings with fixes, and readiness. */
export { type Analysed, type AnalyzeOptions, analyze, examine } from './analyze.ts';
export { assess } from './assess.ts';
export { assessStatements, meanScore, type StatementScore } from './assess-statement.ts';
export { factCounts } from './fact-counts.ts';
export { numberAll } from './findings/missing-id.ts';
export { requirementFindings } from './findings/registry.ts';
export { characteristicsOf } from './kinds/quality-class.ts';
export type { Part, PartRole } from './parts/canvas.ts';
export { partsOf } from './parts/parts.ts';
export { selectionsIn, type Thing, thingAt, verbAt } from './parts/selections.ts';
export type { Correction } from './specify/correction.ts';
export { readCorrection, writeCorrection } from './specify/correction-line.ts';
export { type Corrections, contradicts, correctionsOf, sameCorrection } from './specify/corrections.ts';
