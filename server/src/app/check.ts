/** Use case: the findings of requirement and model documents that stand together in one workspace. */
import type { Diagnostic, Levels, Severity } from '../base/diagnostic.ts';
import { ownLevels, specify } from '../factory/documents/specify.ts';
import { checkSpark } from '../language/spark/index.ts';
import type { SourceText } from './engine.ts';
import { isRequirements } from './file-name.ts';
import { type Range, rangesIn } from './place.ts';

/** A finding as tools read it. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** URI of the document. */
  readonly file: string;
  readonly range: Range;
  readonly fixes: readonly {
    readonly title: string;
    readonly preferred: boolean;
    readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  }[];
}

/**
 * The findings of all documents, document by document in the given order, each in text order.
 * @param levels severities of requirements' findings; those that a document gives itself count more.
 */
export function checkDocuments(documents: readonly SourceText[], levels: Levels = ownLevels): Finding[] {
  return documents.flatMap((document) => {
    const others = documents.filter((other) => other !== document && other.uri.endsWith('.spark'));
    const diagnostics = isRequirements(document.uri)
      ? specify(document, levels).diagnostics
      : checkSpark(document, others);
    const range = rangesIn(document.text);
    return [...diagnostics]
      .sort((a, b) => a.span.start - b.span.start)
      .map((diagnostic) => describe(diagnostic, document.uri, range));
  });
}

function describe(
  { code, severity, message, span, fixes }: Diagnostic,
  file: string,
  range: ReturnType<typeof rangesIn>,
): Finding {
  return {
    code,
    severity,
    message,
    file,
    range: range(span),
    fixes: fixes.map(({ title, preferred = false, edits }) => ({
      title,
      preferred,
      edits: edits.map((edit) => ({ range: range(edit.span), newText: edit.newText })),
    })),
  };
}
