/** The language of `.spark` documents: what other folders use of it. */
export { checkIn, checkSpark, type SparkSource } from './check.ts';
export { checks } from './checks/registry.ts';
export { type Completion, completeAt } from './editor/completion.ts';
export { type Highlight, highlightsOf } from './editor/highlight.ts';
export { type HoverText, hoverAt } from './editor/hover.ts';
export { type OutlineEntry, outlineOf } from './editor/outline.ts';
export { rename, renameSpan, type WorkspaceEdits } from './editor/rename.ts';
export type { Suggestion } from './editor/suggestion.ts';
export { type FoundSymbol, placesOf, type SymbolPlace, symbolAt } from './editor/symbol.ts';
export { formatSpark } from './format.ts';
export { type Loss, lossesOf } from './losses.ts';
export { fromParseResult, parseSpark, type SparkDocument } from './parse.ts';
export { printModel } from './print.ts';
export { readModel } from './read-model.ts';
export { sparkCoreModule } from './services.ts';
export { syntaxError } from './syntax-errors.ts';
export { elementsOf, type SatisfiesId, type TracedElement } from './trace.ts';
export { createWorkspace, type SparkWorkspace } from './workspace.ts';
