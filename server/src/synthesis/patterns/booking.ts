/** What has a beginning and an end takes up somebody's time: nobody and nothing is booked twice for one beginning. */
import type { Resource } from '../../model/domain-model.ts';
import { listed } from '../../quality/metric.ts';
import { mapResources, union } from '../edit/model-edit.ts';
import { withIdentity } from '../realise/attribute.ts';
import type { Pattern } from './pattern.ts';

const temporal: ReadonlySet<string> = new Set('date time utc_datetime utc_datetime_usec datetime'.split(' '));
const beginning = /^(?:starts?(?:_.*)?|begins?(?:_.*)?|from|valid_from|check_in(?:_.*)?|.*_start)$/;
const ending = /^(?:ends?(?:_.*)?|until|to|valid_until|check_out(?:_.*)?|.*_end)$/;

export const booking: Pattern = {
  name: 'booking',
  summary: 'A time slot on something gets an identity, so that nothing is booked twice for one beginning.',
  source:
    'Reservation (Fowler, Recurring Events for Calendars, 1997; Arlow and Neustadt, Enterprise Patterns, 2003).',
  stage: 'attribute',
  apply(model) {
    const done: string[] = [];
    const sources: string[] = [];
    const result = mapResources(model, (resource) => {
      const start = slotStart(resource);
      const booked = resource.relationships.filter(
        ({ kind, allowNil }) => kind === 'belongs_to' && !allowNil,
      );
      if (start === undefined || booked.length === 0) return resource;
      done.push(resource.name);
      sources.push(...start.satisfies);
      return booked.reduce(
        (grown, { name, satisfies }) =>
          withIdentity(grown, [`${name}_id`, start.name], union(start.satisfies, satisfies)),
        resource,
      );
    });
    if (done.length === 0) return undefined;
    return {
      model: result,
      note: `${listed(done)} has a beginning and an end, so whatever it belongs to can be booked only once for one beginning`,
      sources,
    };
  },
};

/** The attribute that the slot begins with; undefined when there is no slot. */
function slotStart({ attributes }: Resource): Resource['attributes'][number] | undefined {
  const timed = attributes.filter(({ type }) => temporal.has(type.name));
  const start = timed.find(({ name }) => beginning.test(name));
  const ends =
    timed.some(({ name }) => ending.test(name)) || attributes.some(({ type }) => type.name === 'duration');
  return ends ? start : undefined;
}
