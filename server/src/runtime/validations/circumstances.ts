/** What the action is and does: `action_is`, `changing`, `pre_flight_authorization`; they are mostly conditions of others. */
import { isChanging } from '../changing.ts';
import type { ValidationOf } from '../compiled/making.ts';
import { fieldError, wholeError } from '../field-error.ts';

export const actionIs: ValidationOf = (args) => {
  const names = args.names('actions');
  return ({ action }) =>
    names.includes(action.name)
      ? []
      : [wholeError('wrong_action', `This is for ${names.join(', ')}, not for ${action.name}.`)];
};

/** Of a relationship, its attribute changes, or an argument by which it is managed was given. */
export const changing: ValidationOf = (args, making) => {
  const name = args.name('field');
  const touching = args.flag('touching?', false);
  const relationship = making.resource.relationships.find((each) => each.name === name);
  const attribute = relationship?.kind === 'belongs_to' ? relationship.sourceAttribute : name;
  const managing = making.action.changes
    .filter(({ call }) => call.name === 'manage_relationship')
    .filter(({ call }) => (call.args['relationship'] ?? call.args['argument']) === name)
    .map(({ call }) => String(call.args['argument']));
  return (changeset) => {
    const changes =
      isChanging(changeset, attribute) ||
      (touching && Object.hasOwn(changeset.input, name)) ||
      managing.some((argument) => Object.hasOwn(changeset.arguments, argument));
    return changes ? [] : [fieldError([name], 'must_change', 'must change')];
  };
};

/** In the context of a call that only asks whether it would be allowed. */
export const preFlight = 'pre_flight_authorization';

export const preFlightAuthorization: ValidationOf = () => (_, context) =>
  context.context?.[preFlight] === true
    ? []
    : [wholeError('not_pre_flight', 'This is only for calls that ask whether they would be allowed.')];
