/** What a person knows better: refined entities, corrections in words, other ways of reading. */
import { applyEdits } from '../../base/span.ts';
import { addCorrectionLines } from '../../language/requirements-document/index.ts';
import { readCorrection } from '../../requirements/index.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { complexityOf, type ReadRequirements } from '../documents/read-requirements.ts';
import { change, listOf, mapOf, numberOf, Refusal, textOf, type Values } from './change.ts';
import { reading, understoodData } from './requirements.ts';

/** The same weights as the measure of the requirements engine, for entities that a person put in. */
export function complexityOfEntities(entities: readonly Values[]): number {
  const sum = (of: string): number => entities.reduce((all, each) => all + listOf(each[of]).length, 0);
  return 1 - Math.exp(-(entities.length + 0.35 * sum('relations') + 0.2 * sum('properties')) / 30);
}

export const refinementChanges: Readonly<Record<string, ChangeHandler>> = {
  validate_refinements: change(({ get }) => {
    const names = listOf<Values>(get('entities')).map((each) => textOf(each['name']));
    if (names.some((name) => name === ''))
      throw new Refusal('entities', 'name_required', 'must each have a name');
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new Refusal('entities', 'duplicate', `must not name ${twice} twice`);
    return undefined;
  }),

  recalculate_complexity: change(({ get }) => ({
    set: { complexity: complexityOf(complexityOfEntities(listOf<Values>(get('entities')))) },
  })),

  update_confidence: change(({ get, changeset }) => {
    const before = new Set(listOf(changeset.data?.['entities']).map((each) => JSON.stringify(each)));
    const now = listOf(get('entities'));
    const changed = now.filter((each) => !before.has(JSON.stringify(each))).length;
    const confidence = numberOf(get('confidence_score')) ?? 0;
    const share = now.length === 0 ? 0 : changed / now.length;
    return { set: { confidence_score: Math.round(1000 * (confidence + (1 - confidence) * share)) / 1000 } };
  }),

  apply_refinements: change(({ get, argument, context }) => {
    const lines = listOf<string>(argument('refinements'));
    const unreadable = lines.find((line) => readCorrection(line) === undefined);
    if (unreadable !== undefined)
      throw new Refusal(
        'refinements',
        'unreadable',
        `cannot hold "${unreadable}": write corrections such as "client means patient" or "address is not an entity"`,
      );
    const [text, uri] = [textOf(get('original_text')), textOf(get('uri'))];
    const corrected = applyEdits(text, addCorrectionLines(text, uri)(lines));
    const read = reading(corrected, uri, context.surroundings.now(), get('parsing_options'));
    const { complexity: _, confidence_score: __, ...understood } = understoodData(read);
    return { set: { original_text: corrected, ...understood }, share: { reading: read } };
  }),

  recalculate_confidence: change(({ shared }) => {
    const read = shared<ReadRequirements>('reading');
    return read && { set: { confidence_score: read.specification.confidence } };
  }),

  update_complexity: change(({ shared }) => {
    const read = shared<ReadRequirements>('reading');
    return read && { set: { complexity: complexityOf(read.specification.complexity) } };
  }),

  add_alternative_interpretation: change(({ get, argument }) => {
    const known = listOf(get('alternative_interpretations'));
    const added = mapOf(argument('interpretation'));
    const text = JSON.stringify(added);
    return known.some((each) => JSON.stringify(each) === text)
      ? undefined
      : { set: { alternative_interpretations: [...known, added] } };
  }),
};
