/** Why a class of the answer is no entity, and why an entity is no class. */
import { isPerson } from '../../lexicons/persons.ts';
import { ABSTRACT_NOUNS, SYSTEM_NOUNS } from '../../lexicons/stop-heads.ts';
import { isPropertyName } from '../../specify/evidence.ts';
import type { DocumentReading } from './document-reading.ts';
import type { Mistake } from './mistake.ts';
import { headOf, isSame, plain, type Variants } from './names.ts';

export interface ClassAnswer {
  readonly classes: readonly string[];
  /** Classes that some modellers have; no fault either way. */
  readonly optional: readonly string[];
  readonly attributes: readonly string[];
  readonly variants: Variants;
  /** Whether one head and all words of the shorter name are enough. */
  readonly loosely: boolean;
}

export function explainClasses(reading: DocumentReading, answer: ClassAnswer): readonly Mistake[] {
  const { classes, optional, variants, loosely } = answer;
  const ours = reading.specification.entities.map(({ name }) => name);
  const same = (theirs: string, own: string): boolean => isSame(theirs, own, variants, loosely);
  const missed = classes.filter((theirs) => !ours.some((own) => same(theirs, own)));
  const invented = ours.filter((own) => ![...classes, ...optional].some((theirs) => same(theirs, own)));
  return [
    ...missed.map((name): Mistake => {
      const spoken = [plain(name), ...(variants.get(plain(name)) ?? [])];
      const found = spoken.find((one) => reading.words.includes(` ${one} `));
      return { figure: 'classes', error: 'missed', name, cause: whyMissed(found, name, reading) };
    }),
    ...invented.map((name): Mistake => {
      return { figure: 'classes', error: 'invented', name, cause: whyInvented(name, reading, answer) };
    }),
  ];
}

/** @param spoken the name under which the text speaks of the class; undefined when it does not */
function whyMissed(spoken: string | undefined, name: string, reading: DocumentReading): string {
  if (spoken === undefined) {
    const head = reading.words.includes(` ${headOf(name)} `);
    return head ? 'its words do not stand together' : 'its words are not in the text';
  }
  if (!reading.phrases.has(spoken)) {
    const longer = [...reading.phrases].some((phrase) => ` ${phrase} `.includes(` ${spoken} `));
    return longer ? 'read as a part of longer names' : 'not read as a noun phrase';
  }
  const canonical = reading.names.canonical(spoken);
  if (canonical !== spoken && canonical !== plain(name)) return 'merged into another name';
  const { entities, actors } = reading.specification;
  if (entities.some(({ attributes }) => attributes.some((one) => plain(one.name) === canonical)))
    return 'taken as an attribute';
  const head = headOf(canonical);
  if (SYSTEM_NOUNS.has(head)) return 'names the system or a part of every system';
  if (ABSTRACT_NOUNS.has(head)) return 'names something abstract';
  if (isPropertyName(canonical)) return 'names a property';
  if (actors.some((actor) => plain(actor.name) === canonical)) return 'only acts';
  const evidence = reading.evidence.get(canonical);
  if (evidence === undefined) return 'no place of it is evidence';
  return evidence.sources.length === 1
    ? 'spoken of in one statement'
    : 'spoken of in several statements, not enough';
}

function whyInvented(name: string, reading: DocumentReading, answer: ClassAnswer): string {
  if (answer.attributes.some((one) => isSame(one, name))) return 'an attribute in the answer';
  if (answer.classes.some((one) => headOf(one) === headOf(name)))
    return 'a kind or a part of the name of a class';
  if (answer.classes.some((one) => plain(one).split(' ').includes(headOf(name))))
    return 'a word of the name of a class';
  const evidence = reading.evidence.get(plain(name));
  if (isPerson(headOf(name))) return 'a person';
  if (evidence === undefined) return 'another spelling';
  if (evidence.structural) return 'said to have, to be or to be related to something';
  return evidence.sources.length === 1 ? 'spoken of in one statement' : 'spoken of in several statements';
}
