/** Values that callers give for arguments of calculations. */
import type { ActionDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import type { RuntimeContext } from '../context.ts';
import { findField } from '../expression/fields.ts';
import { failed } from '../failure.ts';
import { fieldError } from '../field-error.ts';
import { takeArguments } from '../read/arguments.ts';
import type { Input } from '../runtime.ts';

/** The values, cast, by the calculation's name. @throws ActionError when one does not fit */
export function calculationInputs(
  context: RuntimeContext,
  resource: ResourceDefinition,
  action: ActionDefinition,
  inputs: Readonly<Record<string, Input>>,
): Readonly<Record<string, Input>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, given]) => {
      const field = findField(resource, name);
      if (field?.kind !== 'calculation')
        throw failed(resource, action, 'invalid', [
          fieldError(['inputs', name], 'unknown_calculation', `is no calculation of ${resource.name}`),
        ]);
      const { values, errors } = takeArguments(
        context,
        { name, skipUnknownInputs: [] },
        field.calculation.arguments,
        given,
      );
      if (errors.length === 0) return [name, values];
      throw failed(
        resource,
        action,
        'invalid',
        errors.map((error) => ({ ...error, path: ['inputs', name, ...error.path] })),
      );
    }),
  );
}
