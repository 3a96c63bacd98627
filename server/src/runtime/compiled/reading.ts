/** Names that reads and policies call: whether somebody does what each of them says. */
import type { Call } from '../../model/definition/expression.ts';
import type { PolicyDefinition, ResourceDefinition, StepUse } from '../../model/definition/resource.ts';
import { calculationExpr } from '../calculations/calculation-expr.ts';
import type { Handlers } from '../handlers.ts';
import { checks } from '../policies/checks/registry.ts';
import { preparations } from '../preparations/registry.ts';
import { validations } from '../validations/registry.ts';
import { registeredOf } from './registered.ts';
import type { Complain } from './resource.ts';

export function checkReading(resource: ResourceDefinition, handlers: Handlers, complain: Complain): void {
  const attempt = (where: string, check: () => void): void => {
    try {
      check();
    } catch (error) {
      complain(where, error);
    }
  };
  const prepare = (where: string, use: StepUse): void =>
    attempt(`${where}, preparation ${use.call.name}`, () => {
      for (const condition of use.where)
        if (!Object.hasOwn(validations, condition.name))
          registeredOf('validation', condition, handlers.validations, Object.keys(validations));
      if (use.on?.includes('action')) throw new Error('Preparations are for reads only here.');
      if (!Object.hasOwn(preparations, use.call.name))
        registeredOf('preparation', use.call, handlers.preparations, Object.keys(preparations));
    });
  for (const use of resource.preparations) prepare(resource.name, use);
  for (const action of resource.actions)
    for (const use of action.preparations) {
      const where = `${resource.name}.${action.name}`;
      if (action.kind === 'read') prepare(where, use);
      else complain(where, new Error('Preparations are for reads only here.'));
    }
  for (const definition of resource.calculations) {
    const { calculation, name } = definition;
    attempt(`${resource.name}, calculation ${name}`, () => {
      if ('call' in calculation && !calculationExpr(definition))
        registeredOf('calculation', calculation.call, handlers.calculations, ['concat']);
    });
  }
  for (const call of [...(resource.policies ?? []), ...(resource.fieldPolicies ?? [])].flatMap(callsOf))
    attempt(`${resource.name}, check ${call.name}`, () => {
      if (!Object.hasOwn(checks, call.name))
        registeredOf('check', call, handlers.checks, Object.keys(checks));
    });
}

function callsOf({ condition, checks: uses }: PolicyDefinition): readonly Call[] {
  return [...condition, ...uses.map(({ check }) => check)].flatMap((each) =>
    'call' in each ? [each.call] : [],
  );
}
