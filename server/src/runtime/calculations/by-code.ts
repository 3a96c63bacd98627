/** Calculations that are code: registered functions that are given all records at once. */
import type { CalculationDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { optionsOf } from '../expression/call-options.ts';
import { defaultArguments } from '../expression/evaluate-field.ts';
import { templateValues } from '../expression/scope.ts';
import type { CalculationHandler } from '../handlers.ts';

/** The function behind a calculation. @throws Error when nobody registered it */
export function calculationHandler(
  context: RuntimeContext,
  resource: ResourceDefinition,
  { name, calculation }: CalculationDefinition,
): CalculationHandler {
  const { calculations } = context.handlers;
  const called = 'call' in calculation ? calculation.call : { name: '', args: {} };
  // `module(MyApp.Calculations.Price)` is registered under the name of the module.
  const registered = called.name === 'module' ? String(called.args['name']) : called.name;
  const handler = Object.hasOwn(calculations, registered) ? calculations[registered] : undefined;
  if (handler) return handler;
  const names = Object.keys(calculations).join(', ') || 'none';
  throw new Error(
    `${resource.name}.${name} is worked out by ${registered}, which nobody registered among the calculations. There are ${names}.`,
  );
}

/** What has to be loaded before. */
export function neededLoads(handler: CalculationHandler, { load }: CalculationDefinition): readonly string[] {
  return [...new Set([...load, ...(handler.load ?? [])])];
}

/** The values for records into which all that is needed was loaded. */
export async function calculateByCode(
  context: RuntimeContext,
  handler: CalculationHandler,
  definition: CalculationDefinition,
  args: Readonly<Record<string, unknown>>,
  records: readonly Row[],
): Promise<readonly unknown[]> {
  const { calculation } = definition;
  const values = { ...defaultArguments(definition.arguments), ...args };
  const given =
    'call' in calculation
      ? optionsOf(
          calculation.call.name === 'module'
            ? { name: 'module', args: moduleArguments(calculation.call.args) }
            : calculation.call,
          { templates: templateValues(context, values) },
        )
      : {};
  const found = await handler.calculate(records, { ...given, ...values }, context);
  if (found.length === records.length) return found;
  throw new Error(
    `${definition.name} gave ${found.length} values for ${records.length} records: it has to give one for each, in order.`,
  );
}

function moduleArguments(args: Parameters<typeof optionsOf>[0]['args']) {
  const { options } = args;
  const isMap = typeof options === 'object' && options !== null && 'map' in options;
  return isMap ? (options.map as Parameters<typeof optionsOf>[0]['args']) : {};
}
