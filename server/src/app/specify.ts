/** Use case: read a requirement document and understand it. */
import type { Diagnostic } from '../base/diagnostic.ts';
import { readRequirements } from '../language/requirements-document/index.ts';
import type { RequirementsDocument } from '../model/requirements.ts';
import type { Specification } from '../model/specification.ts';
import { analyze } from '../requirements/index.ts';
import type { SourceText } from './engine.ts';

export interface Specified {
  readonly document: RequirementsDocument;
  readonly specification: Specification;
  /** Findings of the grammar and of the English, in document order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Understands a requirement document. Never throws for bad input. */
export function specify({ uri, text }: SourceText): Specified {
  const [document, syntax] = readRequirements(text, uri);
  const [specification, findings] = analyze(document);
  const diagnostics = [...syntax, ...findings].sort((a, b) => a.span.start - b.span.start);
  return { document, specification, diagnostics };
}
