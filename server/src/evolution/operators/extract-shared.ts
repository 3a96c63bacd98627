/** Moves what several resources repeat, an address or the particulars of a person, to a resource that they share. */
import { address } from '../../synthesis/patterns/address.ts';
import { partyRole } from '../../synthesis/patterns/party-role.ts';
import { choose, type Operator } from '../operator.ts';
import { emptySpecification } from './empty-specification.ts';

export const extractShared: Operator = {
  name: 'extract_shared',
  summary:
    'Moves an address or the particulars of people that several resources repeat to a resource of their own.',
  apply(model, { random, specification = emptySpecification }) {
    const applications = [address, partyRole].flatMap((pattern) => pattern.apply(model, specification) ?? []);
    const chosen = choose(random, applications);
    return chosen && { model: chosen.model, description: chosen.note };
  },
};
