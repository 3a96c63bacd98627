/** What a sentence says to be so, where nothing is done: how the product is, or what data consist of. */
import type { Sentence } from '../analysed-statement.ts';
import { isPerson } from '../lexicons/persons.ts';
import { CONTAINING_VERBS, MAKERS, OUTPUTS, PRODUCT_VERBS, STATIVE_VERBS } from '../lexicons/quality.ts';
import { mayBeSystem } from '../lexicons/stop-heads.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { isAble } from './restriction.ts';

/** *The site is …*, *The interface shall follow …*, *X shall use …*: a constraint on the product, and no function of it. */
export function constrainsProduct({ clauses }: Sentence): boolean {
  return clauses.some(({ verb, subjects, objects }) => {
    if (verb.reduced || verb.infinitive || verb.negated || CONTAINING_VERBS.has(verb.lemma)) return false;
    const demanded = PRODUCT_VERBS.has(verb.lemma) || (verb.lemma === 'make' && objects[0]?.head === 'use');
    if (demanded && verb.modal !== undefined && !(verb.passive && verb.lemma === 'use'))
      return !subjects.some(({ head }) => isPerson(head));
    return STATIVE_VERBS.has(verb.lemma) && subjects.some(isProduct);
  });
}

/** *A class shall have a title*, *The radius shall be between 1 and 30 miles*: what data are, not what is done with them. */
export function definesData(sentence: Sentence): boolean {
  return sentence.clauses.some((clause) => {
    const { verb, subjects } = clause;
    if (verb.modal === undefined || verb.infinitive || verb.negated || subjects.length === 0) return false;
    // What a report contains is what the system puts there.
    if (subjects.some((subject) => isProduct(subject) || OUTPUTS.has(subject.head))) return false;
    if (CONTAINING_VERBS.has(verb.lemma)) return !isAble(sentence, clause);
    return verb.copula && !isAble(sentence, clause) && !subjects.some(({ head }) => isPerson(head));
  });
}

/** Whether a clause is about work on the product, and not about the product. */
export function isWork({ verb, subjects }: Clause): boolean {
  return !verb.passive && verb.modal !== undefined && subjects.some((subject) => MAKERS.has(nameOf(subject)));
}

/** The thing being built, or what is brought out of it. */
export function isProduct({ head }: NounPhrase): boolean {
  return mayBeSystem(head) || RELEASES.has(head);
}

const RELEASES = new Set('product release version update upgrade patch'.split(' '));
