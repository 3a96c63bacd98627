/** Policies: who may run which actions, and who may see which fields. */
import type { Node } from '../../dsl/nodes/bind.ts';
import { type Expression, isPlain, nameText } from '../../dsl/syntax/syntax.ts';
import type {
  CheckUse,
  FieldPolicyDefinition,
  PolicyDefinition,
  ResourceDefinition,
} from '../../model/definition/resource.ts';
import { compileCall, isCallOf } from './call.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { compileExpression } from './expression.ts';
import { optional, type Reading } from './reading.ts';

const effects = ['authorize_if', 'forbid_if', 'authorize_unless', 'forbid_unless'] as const;

/** The authorizer that asks policies; naming it makes a resource forbid what no policy allows. */
const authorizer = 'Ash.Policy.Authorizer';

type Condition = PolicyDefinition['condition'][number];

/** The policies of a resource; absent where nobody is asked. */
export function readPolicies(
  resource: Node,
  parts: readonly Node[],
  reading: Reading,
): Pick<ResourceDefinition, 'policies' | 'fieldPolicies'> {
  const sections = sectionsIn(parts, 'policies', reading);
  const ofFields = sectionsIn(parts, 'field_policies', reading);
  const authorizes = reading.words(resource, 'authorizers').includes(authorizer);
  const policies = sections.flatMap((section) =>
    policiesIn(section, [], accessTypeOf(section, 'default_access_type', reading), reading),
  );
  const fieldPolicies = ofFields.flatMap((section) => fieldPoliciesIn(section, reading));
  return {
    ...optional('policies', authorizes || sections.length > 0 ? policies : undefined),
    ...optional('fieldPolicies', fieldPolicies.length > 0 ? fieldPolicies : undefined),
  };
}

/** In order of writing; what a group asks for is asked for by each policy in it. */
function policiesIn(
  owner: Node,
  around: readonly Condition[],
  accessType: PolicyDefinition['accessType'],
  reading: Reading,
): readonly PolicyDefinition[] {
  return elementsIn([owner], ['policy', 'bypass', 'policy_group'], reading).flatMap((node) => {
    const condition = [...around, ...readCondition(node, reading)];
    if (node.schema?.keyword === 'policy_group') return policiesIn(node, condition, accessType, reading);
    return [
      {
        bypass: reading.flag(node, 'bypass?'),
        condition,
        ...optional('description', reading.text(node, 'description')),
        ...optional('accessType', accessTypeOf(node, 'access_type', reading) ?? accessType),
        checks: readChecks(node, reading),
      },
    ];
  });
}

function fieldPoliciesIn(section: Node, reading: Reading): readonly FieldPolicyDefinition[] {
  return elementsIn([section], ['field_policy', 'field_policy_bypass'], reading).map((node) => ({
    bypass: reading.flag(node, 'bypass?'),
    fields: reading.words(node, 'fields'),
    condition: readCondition(node, reading),
    ...optional('description', reading.text(node, 'description')),
    checks: readChecks(node, reading),
  }));
}

function accessTypeOf(node: Node, option: string, reading: Reading): PolicyDefinition['accessType'] {
  const text = reading.text(node, option);
  return text === 'strict' || text === 'filter' || text === 'runtime' ? text : undefined;
}

function readCondition(node: Node, reading: Reading): readonly Condition[] {
  const located = reading.value(node, 'condition');
  if (!located) return [];
  const { expression } = located;
  const all = expression.kind === 'list' ? expression.items.map(({ value }) => value) : [expression];
  // A call is of one action, so that several names mean any of them, beside checks that all have to hold.
  const isName = (each: Expression) => isPlain(each) && !isCallOf(each, 'check', located.node);
  const names = all.filter(isName).map((each) => nameText(each) ?? '');
  const checks = all.filter((each) => !isName(each)).map((each) => checkOf(each, located.node, reading));
  return names.length > 0 ? [{ call: { name: 'action', args: { name: names } } }, ...checks] : checks;
}

function readChecks(node: Node, reading: Reading): readonly CheckUse[] {
  return elementsIn([node], effects, reading).flatMap((each) =>
    effects.flatMap((effect) => {
      if (each.schema?.keyword !== effect) return [];
      const located = reading.value(each, 'check');
      return located ? [{ effect, check: checkOf(located.expression, located.node, reading) }] : [];
    }),
  );
}

/** A registered check, or a condition over the record. */
function checkOf(expression: Expression, node: Node, reading: Reading): Condition {
  return isCallOf(expression, 'check', node)
    ? { call: compileCall(expression, 'check', node, reading) }
    : { expr: compileExpression(expression, node, reading) };
}
