/** Names that reads and policies call: whether somebody does what each of them says. */
import type { Definitions } from '../../model/definition/definitions.ts';
import type { Call } from '../../model/definition/expression.ts';
import type { PolicyDefinition, ResourceDefinition, StepUse } from '../../model/definition/resource.ts';
import { calculationExpr } from '../calculations/calculation-expr.ts';
import { relationshipNamed } from '../expression/fields.ts';
import type { Handlers } from '../handlers.ts';
import { checks } from '../policies/checks/registry.ts';
import { preparations } from '../preparations/registry.ts';
import { validations } from '../validations/registry.ts';
import { registeredOf } from './registered.ts';
import type { Complain } from './resource.ts';

export function checkReading(
  resource: ResourceDefinition,
  { resources: definitions }: Definitions,
  handlers: Handlers,
  complain: Complain,
): void {
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
  for (const { name, along, destination } of resource.relationships)
    if (along)
      attempt(`${resource.name}.${name}`, () => {
        const end = endOf(along, resource, definitions, [`${resource.name}.${name}`]);
        if (end.name !== destination)
          throw new Error(`${along.join('.')} leads to ${end.name}, and not to ${destination}.`);
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

/** Where a path of relationships ends. @throws Error when it leads nowhere, or comes back to one of `open` on its way */
function endOf(
  path: readonly string[],
  start: ResourceDefinition,
  definitions: readonly ResourceDefinition[],
  open: readonly string[],
): ResourceDefinition {
  return path.reduce((from, step) => {
    const name = `${from.name}.${step}`;
    if (open.includes(name)) throw new Error(`It goes along ${name}, and so along itself.`);
    const { along, destination } = relationshipNamed(from, step);
    if (along) endOf(along, from, definitions, [...open, name]);
    const end = definitions.find((each) => each.name === destination);
    if (!end) throw new Error(`${name} leads to ${destination}, which is not there.`);
    return end;
  }, start);
}

function callsOf({ condition, checks: uses }: PolicyDefinition): readonly Call[] {
  return [...condition, ...uses.map(({ check }) => check)].flatMap((each) =>
    'call' in each ? [each.call] : [],
  );
}
