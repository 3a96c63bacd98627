/** The validations that come with Ash, by name. */
import type { ValidationOf } from '../compiled/making.ts';
import { actionIs, changing, preFlightAuthorization } from './circumstances.ts';
import { compare } from './comparison.ts';
import {
  argumentDoesNotEqual,
  argumentEquals,
  attributeDoesNotEqual,
  attributeEquals,
  confirm,
} from './equality.ts';
import { all, any, negate } from './logic.ts';
import { argumentIn, attributeIn, dataOneOf, oneOf } from './membership.ts';
import { absent, attributesAbsent, attributesPresent, present } from './presence.ts';
import { byteSize, match, stringLength } from './texts.ts';

export const validations: Readonly<Record<string, ValidationOf>> = {
  present,
  absent,
  attributes_present: attributesPresent,
  attributes_absent: attributesAbsent,
  attribute_equals: attributeEquals,
  attribute_does_not_equal: attributeDoesNotEqual,
  argument_equals: argumentEquals,
  argument_does_not_equal: argumentDoesNotEqual,
  confirm,
  one_of: oneOf,
  attribute_in: attributeIn,
  argument_in: argumentIn,
  data_one_of: dataOneOf,
  compare,
  numericality: compare,
  match,
  string_length: stringLength,
  byte_size: byteSize,
  all,
  any,
  negate,
  action_is: actionIs,
  changing,
  pre_flight_authorization: preFlightAuthorization,
};
