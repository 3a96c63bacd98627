/** A term that is written like a defined one, and that the glossary does not have. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import { normal } from '../../specify/names.ts';
import { type Finding, type Found, place } from '../finding.ts';
import type { Aspect } from '../gathered.ts';
import { addTerm } from './add-statement.ts';
import { plainWords } from './summary.ts';

const kind = defineDiagnostic<{ term: string }>({
  code: 'req/undefined-term',
  severity: 'info',
  docs: {
    reason: 'Capitals promise a definition; without one, each reader makes up a meaning.',
    bad: 'glossary {\n  Tenant: a customer with a contract\n}\n\nR1: Each Tenant has a Service Window.\nR2: The system shall install updates in a Service Window.',
    good: 'glossary {\n  Tenant: a customer with a contract\n  Service Window: the hours in which the system may be down\n}\n\nR1: Each Tenant has a Service Window.\nR2: The system shall install updates in a Service Window.',
    source: 'INCOSE Guide to Writing Requirements, R4',
  },
  message: ({ term }) => `“${term}” is written like a defined term, but the glossary does not have it.`,
});

/** Fewer places than this may be a name or a slip. */
const LEAST_USES = 2;

/** Finds capitalised terms of several words, used like nouns and not like names, in a document with a glossary. */
export const undefinedTerm: Finding = {
  kind,
  inDocument: (document) => {
    const { glossary } = document.document;
    if (glossary.length === 0) return [];
    const known = new Set(
      glossary.flatMap(({ term, synonyms }) => [term, ...synonyms].map((name) => plainWords(name).join(' '))),
    );
    const uses = new Map<string, { first: Use; statement: number; count: number; common: boolean }>();
    for (const { kept, value } of document.gathered(usesIn).all)
      for (const use of value) {
        const before = uses.get(use.key);
        if (before === undefined)
          uses.set(use.key, { first: use, statement: kept.index, count: 1, common: use.common });
        else uses.set(use.key, { ...before, count: before.count + 1, common: before.common || use.common });
      }
    return [...uses].flatMap(([key, { first, statement, count, common }]): Found[] => {
      const read = document.statements[statement];
      if (!common || count < LEAST_USES || known.has(key) || read === undefined) return [];
      const term = read.statement.source.text.slice(first.start, first.end);
      const fix = addTerm(document, `Define “${term}” in the glossary`, term);
      const span = place(read, first.start, first.end);
      return [{ statement, diagnostic: kind.at(span, { term }, { fixes: fix ? [fix] : [] }) }];
    });
  },
};

interface Use {
  /** Lower case, singular. */
  readonly key: string;
  /** Whether it stands like a common noun: behind *a*, *each*, *every*. Names of products and firms do not. */
  readonly common: boolean;
  readonly start: number;
  readonly end: number;
}

const usesIn: Aspect<readonly Use[]> = ({ statement: { sentences } }) => {
  const found = sentences.flatMap(usesOf);
  return found.length === 0 ? undefined : { keys: [], value: found };
};

const COMMON = new Set(['a', 'an', 'each', 'every', 'one', 'any', 'no']);

function usesOf({ tokens, phrases }: Sentence): readonly Use[] {
  return phrases.flatMap(({ core, end, determiner }): Use[] => {
    const words = tokens.slice(core, end);
    const [first, last] = [words[0], words.at(-1)];
    if (first === undefined || last === undefined || core === 0 || words.length < 2 || words.length > 4)
      return [];
    if (!words.every(({ text }) => /^\p{Lu}\p{Ll}{2,30}$/u.test(text))) return [];
    const key = plainWords(normal(words.map(({ text }) => text).join(' '))).join(' ');
    return [{ key, common: COMMON.has(determiner ?? ''), start: first.start, end: last.end }];
  });
}
