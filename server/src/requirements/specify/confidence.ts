/**
 * How sure entities, attributes and relationships are. A confidence is the share of facts that are said as plainly and that people have in their models, too:
 * `bench/understanding/calibration.ts` measures whether it holds.
 */
import type { SpecAttribute } from '../../model/specification.ts';

/**
 * What is shown was chosen: of shown entities more are right than of all names with as much evidence. One power says how many more;
 * it was confirmed by leaving each description out. What a backlog makes likely was fitted to what is right, and needs none.
 */
const CHOSEN = 0.7;

/** 0 to 1: how sure a shown entity is. @param chance how sure its evidence makes a name, shown or not */
export function shownConfidence(chance: number): number {
  return hundredths(chance ** CHOSEN);
}

/** What states an attribute: that a thing has it, that somebody keeps it of a thing, a rule about it (*must be unique*), or only an *of*-phrase. */
export type Statedness = 'has' | 'consists' | 'keeps' | 'of' | 'noted';

/** Given that its owner is an entity; chosen by hand, to one digit. */
const STATED: Readonly<Record<Statedness, number>> = {
  has: 0.9,
  consists: 0.7,
  keeps: 0.7,
  of: 0.3,
  noted: 0.7,
};

/** The plainer of two ways to state one attribute. */
export function plainer(a: Statedness, b: Statedness): Statedness {
  return STATED[b] > STATED[a] ? b : a;
}

/** 0 to 1, given that its owner is an entity: each further statement takes a fifth off the doubt. */
export function attributeConfidence(stated: Statedness, statements: number): number {
  return hundredths(1 - (1 - STATED[stated]) * 0.8 ** Math.min(10, Math.max(0, statements - 1)));
}

/** An attribute is as likely as that its owner is an entity, and that it has it then. */
export function ofOwner(attribute: SpecAttribute, owner: number): SpecAttribute {
  return { ...attribute, confidence: hundredths((attribute.confidence ?? 1) * owner) };
}

/**
 * The product of three chances (that each end is an entity, and that they are related) is too low for the chance of all of them: a
 * text that relates two things means both. The power was found on backlogs with models by hand (USDM, Apache-2.0), which have weights of
 * their own by now, and confirmed on descriptions with class diagrams.
 */
const TOGETHER = 0.7;

/** 0 to 1: how sure a relationship is. @param independent the chance if its ends said nothing of each other */
export function relatedConfidence(independent: number): number {
  return hundredths(independent ** TOGETHER);
}

function hundredths(value: number): number {
  return Math.round(100 * value) / 100;
}
