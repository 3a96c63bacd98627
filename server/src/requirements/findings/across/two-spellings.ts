/** One word in two spellings. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, type Found, place, type ReadDocument } from '../finding.ts';
import type { Gathered } from '../gathered.ts';
import { type NamePlace, renameAll } from './rename-all.ts';
import { type Spelling, spellingsIn, unusualSpellings } from './spellings.ts';
import { summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ here: string; there: string; other: string }>({
  code: 'req/two-spellings',
  severity: 'info',
  docs: {
    reason:
      'A word in two spellings is searched for in vain, and readers wonder whether two things are meant.',
    bad: 'R1: Each customer has an e-mail address.\nR2: The system shall send an email to the customer.',
    good: 'R1: Each customer has an e-mail address.\nR2: The system shall send an e-mail to the customer.',
    source: 'INCOSE Guide to Writing Requirements, R36',
  },
  message: ({ here, there, other }) => `“${here}” is spelled “${there}” in ${other}: choose one.`,
});

interface Place extends NamePlace {
  readonly statement: number;
}

/** Finds spellings that are rarer than another one of the same word, or as frequent and later. */
export const twoSpellings: Finding = {
  kind,
  inDocument: (document) => {
    const unusual = document.gathered(unusualSpellings);
    return [...unusual.keys].flatMap((key): Found[] => {
      const spellings = spellingsOf(String(key), unusual, document);
      if (spellings.size < 2 || isGrammar([...spellings.keys()])) return [];
      const ranked = [...spellings].sort(
        // Of spellings that are as frequent, the one with the most blanks shows the words.
        ([one, a], [other, b]) => b.length - a.length || blanksIn(other) - blanksIn(one),
      );
      const [kept, ...others] = ranked;
      return kept === undefined ? [] : others.flatMap((other) => report(kept, other, document.statements));
    });
  },
};

/** The spellings of a word of which one is unusual, with their places in order; none when there is no other. */
function spellingsOf(
  key: string,
  unusual: Gathered<readonly Spelling[]>,
  document: ReadDocument,
): ReadonlyMap<string, readonly Place[]> {
  const spellings = new Map<string, Place[]>();
  const there = unusual.at(key);
  // The usual spelling is the key itself.
  const usual = summaryOf(document).statementsWith(key);
  if (usual.length === 0 && new Set(there.flatMap((one) => spelledIn(one.value, key))).size < 2)
    return spellings;
  const indexes = new Set([...there, ...usual].map(({ kept }) => kept.index));
  for (const statement of [...indexes].sort((a, b) => a - b)) {
    const read = document.statements[statement];
    if (read === undefined) continue;
    const { text, span } = read.statement.source;
    for (const { key: same, spelled, start, end } of spellingsIn(read)) {
      if (same !== key) continue;
      const at = {
        statement,
        text: text.slice(start, end),
        start: span.start + start,
        end: span.start + end,
      };
      const places = spellings.get(spelled);
      if (places === undefined) spellings.set(spelled, [at]);
      else places.push(at);
    }
  }
  return spellings;
}

function spelledIn(spellings: readonly Spelling[], key: string): readonly string[] {
  return spellings.flatMap((one) => (one.key === key ? [one.spelled] : []));
}

type Spelled = readonly [spelled: string, places: readonly Place[]];

function report(
  [spelled, kept]: Spelled,
  [, places]: Spelled,
  statements: readonly ReadStatement[],
): readonly Found[] {
  const [first, other] = [places[0], kept[0]];
  const [read, there] = [statements[first?.statement ?? -1], statements[other?.statement ?? -1]];
  if (first === undefined || other === undefined || read === undefined || there === undefined) return [];
  const { start } = read.statement.source.span;
  const args = { here: first.text, there: other.text, other: there.statement.source.id };
  const title = `Spell it “${spelled}” everywhere`;
  const fixes = [renameAll(title, places, spelled, true)];
  const related = [{ message: 'Spelled so here.', span: { start: other.start, end: other.end } }];
  const span = place(read, first.start - start, first.end - start);
  return [{ statement: first.statement, diagnostic: kind.at(span, args, { fixes, related }) }];
}

/** *check in* is what one does, a *check-in* is what it is called; *set up* and *setup* likewise. */
function isGrammar(spellings: readonly string[]): boolean {
  return spellings.some((spelled) =>
    /[ -](?:in|out|up|off|on|down|over|back|away|by|through)$/.test(spelled),
  );
}

function blanksIn(spelled: string): number {
  return spelled.split(' ').length - 1;
}
