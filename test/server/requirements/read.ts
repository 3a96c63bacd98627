/** One text, one statement a line, read by the engine: for tests. */
import type { Diagnostic } from '../../../server/src/base/diagnostic.ts';
import { readRequirements } from '../../../server/src/language/requirements-document/index.ts';
import type { GlossaryTerm, RequirementsDocument } from '../../../server/src/model/requirements.ts';
import type { Specification } from '../../../server/src/model/specification.ts';
import { type AnalyzeOptions, analyze } from '../../../server/src/requirements/index.ts';

/** A document with one statement for each line of `text`; `R1: …` gives an id. */
export function documentOf(text: string, glossary: readonly GlossaryTerm[] = []): RequirementsDocument {
  // What is more than statements, the language itself reads.
  if (/^corrections \{$|^ {2,4}\S/m.test(text))
    return { ...readRequirements(text, 'file:///test.req')[0], project: 'Test' };
  const statements = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const label = /^(R\d+): /.exec(line);
    const start = offset + (label?.[0].length ?? 0);
    const id = label?.[1];
    if (line.trim() !== '')
      statements.push({
        id: id ?? `S${statements.length + 1}`,
        ...(id === undefined
          ? { idPlace: { at: offset, before: '', after: ': ' } }
          : { idSpan: { start: offset, end: offset + id.length } }),
        text: line.slice(start - offset),
        span: { start, end: offset + line.length },
        fields: new Map<string, string>(),
      });
    offset += line.length + 1;
  }
  return { uri: 'file:///test.req', project: 'Test', statements, glossary };
}

export function specify(text: string, glossary: readonly GlossaryTerm[] = []): Specification {
  return analyze(documentOf(text, glossary))[0];
}

export function findingsIn(text: string, options: AnalyzeOptions = {}): readonly Diagnostic[] {
  return analyze(documentOf(text), options)[1];
}
