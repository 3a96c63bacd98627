/** One thing under two names: *customer* here, *client* there, and both do the same. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { SYNONYMS } from '../../lexicons/role-synonyms.ts';
import { singular } from '../../nlp/lemma.ts';
import type { ReadStatement } from '../../specification.ts';
import type { Names } from '../../specify/names.ts';
import { normal } from '../../specify/names.ts';
import { type Finding, type Found, place, type ReadDocument } from '../finding.ts';
import { withArticle } from './add-statement.ts';
import { type NamePlace, renameAll } from './rename-all.ts';
import { summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ here: string; there: string; other: string; shared: string }>({
  code: 'req/two-names',
  severity: 'info',
  docs: {
    reason: 'Readers and models take two names for two things.',
    bad: 'R1: A customer may cancel an order.\nR2: A client pays an order.\nR3: A client may cancel an order within 2 days.',
    good: 'R1: A customer may cancel an order.\nR2: A customer pays an order.\nR3: A customer may cancel a paid order within 2 days.',
    source: 'INCOSE Guide to Writing Requirements, R36',
  },
  message: ({ here, there, other, shared }) =>
    `“${here}” seems to be the “${there}” of ${other}: both ${shared}. Choose one name, or define both in the glossary.`,
});

/** Finds synonyms of which both do the same, have the same, or have the same done to them, and which no statement tells apart. */
export const twoNames: Finding = {
  kind,
  inDocument: (document) => {
    const { placesOf, names } = summaryOf(document);
    const found: Found[] = [];
    for (const [name, others] of SYNONYMS) {
      const here = placesOf(name);
      if (here.length === 0 || names.defined(name)) continue;
      for (const other of others) {
        const there = placesOf(other);
        if (there.length === 0 || names.canonical(name) === names.canonical(other)) continue;
        // The later name is the finding; of names in one statement, the text itself tells them apart.
        const isLater = (here[0] ?? 0) > (there[0] ?? 0);
        if (!isLater || here.some((index) => there.includes(index))) continue;
        const shared = sharedBy(document, names, [name, here], [other, there]);
        if (shared !== undefined) found.push(...report(document, [name, here], [other, there], shared));
      }
    }
    return found;
  },
};

type Used = readonly [name: string, statements: readonly number[]];

/** What is said of both, in words; undefined when nothing is. */
function sharedBy(document: ReadDocument, names: Names, one: Used, other: Used): string | undefined {
  const said = new Map(saidOf(document, names, one));
  return saidOf(document, names, other).find(([key]) => said.has(key))?.[1];
}

function saidOf(
  document: ReadDocument,
  names: Names,
  [name, indexes]: Used,
): readonly (readonly [string, string])[] {
  return indexes.flatMap((index) => {
    const read = document.statements[index];
    return read === undefined ? [] : factsOn(read, names, name);
  });
}

function factsOn(
  { facts }: ReadStatement,
  names: Names,
  name: string,
): readonly (readonly [string, string])[] {
  const is = (candidate: string | undefined): boolean =>
    candidate !== undefined && normal(candidate) === name;
  return [
    ...facts.permissions.flatMap(({ actor, action: { verb, object } }) => [
      ...(is(actor) && object !== ''
        ? [[`does ${verb} ${names.canonical(object)}`, `${verb} ${object}`] as const]
        : []),
      ...(is(object)
        ? [[`done ${names.canonical(actor)} ${verb}`, `are what ${withArticle(actor)} may ${verb}`] as const]
        : []),
    ]),
    ...facts.possessions.flatMap(({ owner, part, strength }) =>
      is(owner) && strength !== 'of' ? [[`has ${names.canonical(part)}`, `have ${part}`] as const] : [],
    ),
  ];
}

function report(document: ReadDocument, one: Used, other: Used, shared: string): readonly Found[] {
  const places = placesOf(document, one);
  const [first, there] = [places[0], placesOf(document, other)[0]];
  const read = document.statements[first?.statement ?? -1];
  const [index] = other[1];
  const id = document.statements[index ?? -1]?.statement.source.id;
  if (first === undefined || there === undefined || read === undefined || id === undefined) return [];
  const { start } = read.statement.source.span;
  const args = { here: one[0], there: other[0], other: id, shared };
  const fixes = [renameAll(`Call it “${other[0]}” everywhere`, places, other[0])];
  const related = [{ message: `“${other[0]}” stands here.`, span: { start: there.start, end: there.end } }];
  const span = place(read, first.start - start, first.end - start);
  return [{ statement: first.statement, diagnostic: kind.at(span, args, { fixes, related }) }];
}

function placesOf(
  document: ReadDocument,
  [name, indexes]: Used,
): readonly (NamePlace & { readonly statement: number })[] {
  return indexes.flatMap((statement) => {
    const read = document.statements[statement];
    if (read === undefined) return [];
    const { text, span } = read.statement.source;
    return read.statement.sentences.flatMap(({ tokens }) =>
      tokens
        .filter(({ lower }) => singular(lower) === name)
        .map(({ start, end }) => ({
          statement,
          text: text.slice(start, end),
          start: span.start + start,
          end: span.start + end,
        })),
    );
  });
}
