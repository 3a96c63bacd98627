/** Why an attribute of the answer was not read for its class, and why one that was read is not in the answer. */
import type { DocumentReading } from './document-reading.ts';
import type { Mistake } from './mistake.ts';
import { isSame, plain } from './names.ts';

export interface ClassWithAttributes {
  readonly name: string;
  readonly attributes: readonly string[];
}

export function explainAttributes(
  reading: DocumentReading,
  answer: readonly ClassWithAttributes[],
): readonly Mistake[] {
  const same = (theirs: string, own: string): boolean => isSame(theirs, own, undefined, true);
  const entities = reading.specification.entities;
  const owned = (name: string) => entities.filter((own) => same(name, own.name));
  const missed = answer.flatMap((theirs) =>
    theirs.attributes
      .filter(
        (one) => !owned(theirs.name).some(({ attributes }) => attributes.some((own) => same(one, own.name))),
      )
      .map((one) => ({ owner: theirs.name, name: one })),
  );
  const invented = entities.flatMap((own) => {
    const theirs = answer.filter(({ name }) => same(name, own.name));
    return own.attributes
      .filter((one) => !theirs.some(({ attributes }) => attributes.some((name) => same(name, one.name))))
      .map((one) => ({ owner: own.name, name: one.name, known: theirs.length > 0 }));
  });
  const whyMissed = (owner: string, name: string): string => {
    if (owned(owner).length === 0) return 'its class was not found';
    if (entities.some((own) => same(name, own.name))) return 'taken as an entity';
    if (entities.some(({ attributes }) => attributes.some((own) => same(name, own.name))))
      return 'read for another class';
    if (reading.facts.some(({ possessions }) => possessions.some(({ part }) => same(name, part))))
      return 'read as owned, not kept';
    const spoken = reading.words.includes(` ${plain(name)} `);
    return spoken ? 'spoken of, no owner read' : 'its words do not stand together in the text';
  };
  const whyInvented = (owner: string, name: string, known: boolean): string => {
    if (!known) return 'its owner is no class';
    if (answer.some((theirs) => same(theirs.name, name))) return 'a class in the answer';
    if (answer.some(({ attributes }) => attributes.some((one) => same(one, name))))
      return 'an attribute of another class';
    const notes = reading.facts.some(({ possessions }) =>
      possessions.some((one) => same(one.part, name) && same(one.owner, owner) && one.strength !== 'of'),
    );
    return notes ? 'said to be had' : 'read from an of-phrase, a note or a change of state';
  };
  return [
    ...missed.map(
      ({ owner, name }): Mistake => ({
        figure: 'attributes',
        error: 'missed',
        name: `${owner}.${name}`,
        cause: whyMissed(owner, name),
      }),
    ),
    ...invented.map(
      ({ owner, name, known }): Mistake => ({
        figure: 'attributes',
        error: 'invented',
        name: `${owner}.${name}`,
        cause: whyInvented(owner, name, known),
      }),
    ),
  ];
}
