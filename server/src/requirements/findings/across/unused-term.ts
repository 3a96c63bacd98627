/** Terms of the glossary that the document never uses. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { GlossaryTerm } from '../../../model/requirements.ts';
import { type Finding, type Found, type ReadDocument, replace } from '../finding.ts';
import { actsByDefinition } from './idle-role.ts';
import { plainWords, summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ term: string }>({
  code: 'req/unused-term',
  severity: 'hint',
  tag: 'unnecessary',
  docs: {
    reason:
      'A term that no statement uses is either not needed, or the statements call the thing something else.',
    bad: 'glossary {\n  slot: a span of time in which a doctor sees patients\n}\n\nR1: A patient books a time with a doctor.',
    good: 'glossary {\n  slot: a span of time in which a doctor sees patients\n}\n\nR1: A patient books a slot with a doctor.',
    source: 'INCOSE Guide to Writing Requirements, R4',
  },
  message: ({ term }) => `“${term}” is defined, but no statement uses it.`,
});

/** Finds terms that stand, under none of their names, in any statement, heading or other definition. */
export const unusedTerm: Finding = {
  kind,
  inDocument: (document) => {
    const { glossary, statements } = document.document;
    if (glossary.length === 0 || statements.length === 0) return [];
    const headings = new Set(statements.map(({ group }) => group ?? ''));
    const around = [...headings].map((heading) => ` ${plainWords(heading).join(' ')} `);
    const definitions = glossary.map(({ definition }) => ` ${plainWords(definition).join(' ')} `);
    return glossary.flatMap((term, index): Found[] => {
      if (actsByDefinition(term) || isUsed(term, document)) return [];
      const elsewhere = [...around, ...definitions.filter((_, other) => other !== index)];
      if (forms(term).some((form) => elsewhere.some((line) => line.includes(` ${form} `)))) return [];
      const fixes = [replace('Remove this entry', term.entry ?? term.span, '')];
      return [{ statement: -1, diagnostic: kind.at(term.span, { term: term.term }, { fixes }) }];
    });
  },
};

/** Whether a term stands under one of its names in a statement. */
function isUsed(term: GlossaryTerm, document: ReadDocument): boolean {
  const { statementsWith } = summaryOf(document);
  return forms(term).some((form) => {
    const words = form.split(' ');
    const [rarest] = words.map((word) => statementsWith(word)).sort((a, b) => a.length - b.length);
    return (rarest ?? []).some(({ value }) => value.line.includes(` ${form} `));
  });
}

function forms({ term, synonyms }: GlossaryTerm): readonly string[] {
  return [term, ...synonyms].map((name) => plainWords(name).join(' ')).filter((form) => form !== '');
}
