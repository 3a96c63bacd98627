/** Makes data of a list of values that is long or that several resources repeat. */
import { catalogue } from '../../synthesis/patterns/catalogue.ts';
import type { Operator } from '../operator.ts';
import { emptySpecification } from './empty-specification.ts';

export const extractEnumeration: Operator = {
  name: 'extract_enumeration',
  summary: 'Turns an enumeration that is long, or that several resources repeat, into a resource.',
  apply(model, { specification }) {
    const application = catalogue.apply(model, specification ?? emptySpecification);
    return application && { model: application.model, description: application.note };
  },
};
