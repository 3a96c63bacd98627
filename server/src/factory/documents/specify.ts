/** Reads a requirement document, and understands it. */
import type { Diagnostic, Level, Levels } from '../../base/diagnostic.ts';
import { flavourOf, readRequirements, visibleText } from '../../language/requirements-document/index.ts';
import type { RequirementsDocument } from '../../model/requirements.ts';
import type { Specification } from '../../model/specification.ts';
import { understand } from './requirement-findings.ts';

/** A document as its reader sees it now. */
export interface RequirementsText {
  readonly uri: string;
  readonly text: string;
  /** Severities of findings that were chosen for it, by code. */
  readonly levels?: Readonly<Record<string, Level>>;
}

export interface Specified {
  readonly document: RequirementsDocument;
  readonly specification: Specification;
  /** Findings of the grammar and of the English, in document order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** No severity is chosen. */
export const ownLevels: Levels = new Map();

function levelsIn({ levels }: RequirementsText): Levels {
  return levels === undefined ? ownLevels : new Map(Object.entries(levels));
}

/**
 * Understands a requirement document. Never throws for bad input.
 * @param levels severities of findings that were chosen for it, when not those it comes with; its own comments count more.
 */
export function specify(source: RequirementsText, levels = levelsIn(source)): Specified {
  const { uri, text } = source;
  const [document, syntax] = readRequirements(text, uri);
  const visible = visibleText(text, flavourOf(uri));
  const { specification, diagnostics } = understand({ document, syntax, text: visible }, levels);
  return { document, specification, diagnostics };
}
