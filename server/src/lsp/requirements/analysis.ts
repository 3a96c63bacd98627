/** What is known of an open requirement document, computed once for each of its versions. */
import type { LangiumDocument } from 'langium';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { RequirementsFile } from '../../language/generated/ast.ts';
import { fromParseResult } from '../../language/requirements-document/index.ts';
import type { Evaluation } from '../../model/candidate.ts';
import type { RequirementsDocument } from '../../model/requirements.ts';
import type { Specification } from '../../model/specification.ts';
import { analyze, assess } from '../../requirements/index.ts';

export interface Analysis {
  readonly file: RequirementsFile;
  readonly document: RequirementsDocument;
  readonly specification: Specification;
  /** Findings of the structure and of the English, in text order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly evaluation: Evaluation;
}

/** Langium makes a new parse result for each version, so that an analysis is forgotten with its text. */
const analyses = new WeakMap<object, Analysis>();

/** The analysis of a `.req` document as it is now. */
export function analysisOf(document: LangiumDocument): Analysis {
  const { parseResult, textDocument } = document as LangiumDocument<RequirementsFile>;
  const known = analyses.get(parseResult);
  if (known) return known;
  // The text that was parsed: the editor's may be ahead of it by a keystroke.
  const text = parseResult.value.$cstNode?.root.fullText ?? textDocument.getText();
  const [read, syntax] = fromParseResult(parseResult, text, textDocument.uri);
  const [specification, findings] = analyze(read);
  const diagnostics = [...syntax, ...findings].sort((a, b) => a.span.start - b.span.start);
  const evaluation = assess(specification, diagnostics);
  const analysis = { file: parseResult.value, document: read, specification, diagnostics, evaluation };
  analyses.set(parseResult, analysis);
  return analysis;
}
