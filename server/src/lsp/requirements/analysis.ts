/** What is known of an open requirement document, computed once for each of its versions. */
import type { LangiumDocument } from 'langium';
import type { Diagnostic, Levels } from '../../base/diagnostic.ts';
import { understand } from '../../factory/documents/requirement-findings.ts';
import type { RequirementsFile } from '../../language/generated/ast.ts';
import {
  fromParseResult,
  isRequirementsUri,
  visibleText,
} from '../../language/requirements-document/index.ts';
import type { Evaluation } from '../../model/candidate.ts';
import type { RequirementsDocument } from '../../model/requirements.ts';
import type { Specification } from '../../model/specification.ts';
import { assess } from '../../requirements/index.ts';
import { levelsOf } from './levels.ts';

export interface Analysis {
  readonly file: RequirementsFile;
  /** The text that was read. */
  readonly text: string;
  readonly document: RequirementsDocument;
  readonly specification: Specification;
  /** Findings of the structure and of the English, in text order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly evaluation: Evaluation;
  /** The severities that were chosen for it. */
  readonly levels: Levels;
}

/** Langium makes a new parse result for each version, so that an analysis is forgotten with its text. */
const analyses = new WeakMap<object, Analysis>();

/** The analysis of a `.req` document as it is now. */
export function analysisOf(document: LangiumDocument): Analysis {
  const { parseResult, textDocument } = document as LangiumDocument<RequirementsFile>;
  const known = analyses.get(parseResult);
  const levels = levelsOf(document);
  if (known?.levels === levels) return known;
  // The text that was parsed: the editor's may be ahead of it by a keystroke.
  const whole = parseResult.value.$cstNode?.root.fullText ?? textDocument.getText();
  const { languageId, uri } = textDocument;
  const flavour = languageId === 'markdown' && !isRequirementsUri(uri) ? 'markdown' : 'requirements';
  const text = visibleText(whole, flavour);
  const [read, syntax] = fromParseResult(parseResult, text, uri, flavour);
  const understood = understand({ document: read, syntax, text }, levels);
  const file = parseResult.value;
  let evaluation: Evaluation | undefined;
  // Findings are shown at each keystroke; what was understood is put together when somebody asks for it.
  const analysis: Analysis = {
    file,
    text,
    document: read,
    levels,
    diagnostics: understood.diagnostics,
    get specification() {
      return understood.specification;
    },
    get evaluation() {
      evaluation ??= assess(understood.specification, understood.diagnostics);
      return evaluation;
    },
  };
  analyses.set(parseResult, analysis);
  return analysis;
}
