/** Constraints of the data store that a write would have broken, as failures in the terms of the definition. */
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import { ConstraintProblem } from '../../store/dialect/constraint.ts';
import { UnstorableValue } from '../../store/schema/unstorable.ts';
import type { CompiledAction } from '../compiled/action.ts';
import type { CompiledResource } from '../compiled/resource.ts';
import { failed } from '../failure.ts';
import { fieldError, wholeError } from '../field-error.ts';
import type { ActionError, FieldError } from '../outcome.ts';

/** The failure that an error of a statement means; undefined for errors of the outside world, which go on. */
export function failureOf(
  error: unknown,
  resource: CompiledResource,
  action: CompiledAction,
): ActionError | undefined {
  const { definition } = resource;
  if (error instanceof UnstorableValue)
    return failed(definition, action.definition, 'invalid', [wholeError('invalid_value', error.message)]);
  if (!(error instanceof ConstraintProblem)) return undefined;
  const fields = error.columns.flatMap(
    (column) => definition.attributes.find(({ source }) => source === column)?.name ?? [],
  );
  switch (error.kind) {
    case 'unique':
      return failed(definition, action.definition, 'conflict', [takenError(definition, fields)]);
    case 'not_null':
      return failed(
        definition,
        action.definition,
        'invalid',
        fields.map((name) => fieldError([name], 'required', 'is required')),
      );
    case 'foreign_key':
      return isLedTo(error, definition)
        ? failed(definition, action.definition, 'conflict', [
            wholeError('still_referenced', `Other records still lead to this ${definition.name}.`),
          ])
        : failed(definition, action.definition, 'invalid', [leadsNowhere(error, definition)]);
    case 'check':
      return failed(definition, action.definition, 'invalid', [
        fields[0]
          ? fieldError([fields[0]], 'invalid_value', 'has a value that it may not have')
          : wholeError('invalid_value', error.message),
      ]);
  }
}

/** Another record has the values of an identity. The tenant's attribute is part of its index, not of its name. */
export function takenError(definition: ResourceDefinition, fields: readonly string[]): FieldError {
  const tenant = definition.multitenancy?.attribute;
  const own = fields.filter((name) => name !== tenant);
  const identity = definition.identities.find(
    ({ keys }) => keys.length > 0 && (sameNames(keys, own) || sameNames(keys, fields)),
  );
  const names = identity?.fieldNames ?? identity?.keys ?? (own.length > 0 ? own : fields);
  const [first] = names;
  const error =
    first === undefined
      ? wholeError('taken', `There is such a ${definition.name} already.`)
      : fieldError(
          [first],
          'taken',
          names.length === 1
            ? 'is taken already'
            : `is taken already together with ${names
                .slice(1)
                .map((name) => `\`${name}\``)
                .join(' and ')}`,
        );
  return identity?.message === undefined ? error : { ...error, message: identity.message };
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name) => b.includes(name));

/** Either others point at this record, or it points at one that is not there. */
function isLedTo({ stillReferenced, table }: ConstraintProblem, definition: ResourceDefinition): boolean {
  return stillReferenced ?? table !== definition.table;
}

function leadsNowhere(error: ConstraintProblem, definition: ResourceDefinition): FieldError {
  const relationship = definition.relationships.find(
    ({ kind, sourceAttribute }) =>
      kind === 'belongs_to' &&
      error.columns.includes(
        definition.attributes.find(({ name }) => name === sourceAttribute)?.source ?? '',
      ),
  );
  return relationship
    ? fieldError(
        [relationship.sourceAttribute],
        'not_found',
        `leads to no ${relationship.destination} that is there`,
      )
    : wholeError('not_found', `The ${definition.name} leads to a record that is not there.`);
}
