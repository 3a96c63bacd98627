/** Two entries of the glossary for one name. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { GlossaryTerm } from '../../../model/requirements.ts';
import { normal } from '../../specify/names.ts';
import { type Finding, type Found, replace } from '../finding.ts';

const kind = defineDiagnostic<{ name: string; other: string }>({
  code: 'req/double-definition',
  severity: 'warning',
  docs: {
    reason: 'A name with two meanings is read with the wrong one by half of the readers.',
    bad: 'glossary {\n  slot: a span of time in which a doctor sees patients\n  slot: a place for a card\n}\n\nR1: A patient books a slot.',
    good: 'glossary {\n  slot: a span of time in which a doctor sees patients\n}\n\nR1: A patient books a slot.',
    source: 'INCOSE Guide to Writing Requirements, R4 and R36',
  },
  message: ({ name, other }) => `“${name}” is defined twice: as ${other}, and here.`,
});

/** Finds entries that give a name, or another name, which an earlier entry gave. */
export const doubleDefinition: Finding = {
  kind,
  inDocument: ({ document: { glossary } }) => {
    const first = new Map<string, GlossaryTerm>();
    return glossary.flatMap((term): Found[] => {
      const names = [term.term, ...term.synonyms];
      const twice = names.find((name) => first.has(normal(name)));
      const other = twice === undefined ? undefined : first.get(normal(twice));
      for (const name of names) if (!first.has(normal(name))) first.set(normal(name), term);
      if (twice === undefined || other === undefined || other === term) return [];
      const fixes = [
        replace('Remove this entry', term.entry ?? term.span, ''),
        ...(other.entry ? [replace('Remove the entry before', other.entry, '')] : []),
      ];
      const related = [{ message: `Here it is ${inShort(other)}.`, span: other.span }];
      const args = { name: twice, other: inShort(other) };
      return [{ statement: -1, diagnostic: kind.at(term.span, args, { fixes, related }) }];
    });
  },
};

function inShort({ term, definition }: GlossaryTerm): string {
  return definition === '' ? `“${term}”` : `“${definition.slice(0, 60)}${definition.length > 60 ? '…' : ''}”`;
}
