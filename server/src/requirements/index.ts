/** The requirements engine: English → Specification, findings with fixes, and readiness. */
export { type AnalyzeOptions, analyze } from './analyze.ts';
export { assess } from './assess.ts';
export { requirementFindings } from './findings/registry.ts';
