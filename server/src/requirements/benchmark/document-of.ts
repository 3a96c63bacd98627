/** Texts of a benchmark as a requirement document, one statement each. */
import type { RequirementsDocument } from '../../model/requirements.ts';

export function documentOf(project: string, texts: readonly string[]): RequirementsDocument {
  let start = 0;
  const statements = texts.map((text, index) => {
    const span = { start, end: start + text.length };
    start = span.end + 1;
    return { id: `S${index + 1}`, text, span, fields: new Map<string, string>() };
  });
  return { uri: `benchmark:${project}`, project, statements, glossary: [] };
}
