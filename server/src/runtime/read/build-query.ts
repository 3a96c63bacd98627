/** From what a caller gives to a query: arguments cast and filled in, filters of the action and of the caller together. */
import type {
  ActionDefinition,
  ArgumentDefinition,
  ResourceDefinition,
} from '../../model/definition/resource.ts';
import { calculationInputs } from '../calculations/inputs.ts';
import type { RuntimeContext } from '../context.ts';
import { failed } from '../failure.ts';
import type { Query } from '../query.ts';
import type { Input, ReadOptions } from '../runtime.ts';
import { checkAllowed } from './allowed.ts';
import { takeArguments } from './arguments.ts';

/** @throws ActionError when the input does not fit */
export function buildQuery(
  context: RuntimeContext,
  resource: ResourceDefinition,
  action: ActionDefinition,
  input: Input,
  options: ReadOptions,
): Query {
  const getBy = (action.getBy ?? []).flatMap((name): readonly ArgumentDefinition[] => {
    const attribute = resource.attributes.find((each) => each.name === name);
    return attribute && !action.arguments.some((each) => each.name === name)
      ? [{ name, type: attribute.type, allowNil: false, public: true, sensitive: attribute.sensitive }]
      : [];
  });
  const definitions = [...action.arguments, ...getBy];
  const { values, errors } = takeArguments(context, action, definitions, input, options.privateArguments);
  if (errors.length > 0) throw failed(resource, action, 'invalid', errors);
  const query: Query = {
    resource,
    action,
    arguments: values,
    filters: [
      ...(action.filters ?? []),
      ...(action.getBy ?? []).map(
        (name) =>
          ({
            kind: 'operation',
            operator: '==',
            operands: [
              { kind: 'ref', path: [name] },
              { kind: 'template', of: 'arg', path: [name] },
            ],
          }) as const,
      ),
    ],
    callerFilters: options.filter ? [options.filter] : [],
    sort: options.sort ?? [],
    ...(options.limit === undefined ? {} : { limit: options.limit }),
    ...(options.offset === undefined ? {} : { offset: options.offset }),
    ...(options.page === undefined ? {} : { page: options.page }),
    ...(options.select === undefined ? {} : { select: options.select }),
    load: options.load ?? [],
    inputs: calculationInputs(context, resource, action, options.inputs ?? {}),
    errors: [],
    context: context.context ?? {},
    beforeAction: [],
    afterAction: [],
  };
  checkAllowed(context, query, options.sort !== undefined);
  return query;
}
