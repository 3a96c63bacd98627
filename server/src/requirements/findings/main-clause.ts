/** The clauses of a sentence that demand something, apart from those that only describe what is spoken of. */
import type { Sentence } from '../analysed-statement.ts';
import { SUBORDINATORS } from '../lexicons/function-words.ts';
import type { Clause } from '../phrases/clause.ts';

const DEMANDING = new Set(['body', 'response', 'then']);

/** Verbs that bind whoever builds the thing. */
export const IMPERATIVES: ReadonlySet<string> = new Set(['shall', 'must', 'will']);

/** The finite clauses with a subject of their own that depend on no other clause. */
export function mainClauses(sentence: Sentence): readonly Clause[] {
  let found = remembered.get(sentence);
  if (found === undefined) {
    found = DEMANDING.has(sentence.role) ? sentence.clauses.filter((clause) => isMain(sentence, clause)) : [];
    remembered.set(sentence, found);
  }
  return found;
}

/** Many kinds of findings ask for the clauses of the same sentence. */
const remembered = new WeakMap<Sentence, readonly Clause[]>();

function isMain({ tokens }: Sentence, { verb, subjects, governor }: Clause): boolean {
  if (!verb.finite || verb.reduced || governor !== undefined) return false;
  const [subject] = subjects;
  if (subject === undefined) return verb.start === 0;
  if (subject.pronoun && SUBORDINATORS.has(subject.head)) return false;
  // Between the subject and its verb, *who*, *that* or *which* opens a clause that describes the subject.
  for (let i = subject.end; i < verb.start; i++) if (RELATIVE.has(tokens[i]?.lower ?? '')) return false;
  for (let i = subject.start - 1; i >= 0; i--) {
    const word = tokens[i]?.lower ?? '';
    if (SUBORDINATORS.has(word)) return false;
    if (tokens[i]?.tag === 'PUNCT' || tokens[i]?.tag === 'CCONJ') return true;
  }
  return true;
}

const RELATIVE = new Set(['who', 'that', 'which', 'whose']);

/** Whether a clause binds: *shall*, *must* or *will*. */
export function isDemand({ verb }: Clause): boolean {
  return verb.modal !== undefined && IMPERATIVES.has(verb.modal);
}

/** With a capital in front, for what becomes the start of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Without the capital that it had as the start of a sentence; names and acronyms keep theirs. */
export function decapitalised(text: string): string {
  return /^[A-Z](?:[a-z'’]|\s|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
