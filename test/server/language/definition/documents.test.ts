/** Every document there is comes to definitions that hold together; what has no place in them is said. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDefinitions } from '../../../../server/src/language/definition/index.ts';
import { createWorkspace, parseSpark } from '../../../../server/src/language/spark/index.ts';
import type { Expr } from '../../../../server/src/model/definition/expression.ts';
import type { ReactorDefinition, StepDefinition } from '../../../../server/src/model/definition/reactor.ts';
import type { ResourceDefinition } from '../../../../server/src/model/definition/resource.ts';
import { documentsBelow, read } from './read.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

for (const folder of ['test/fixtures/models', 'examples', 'server/factory'])
  for (const [group, documents] of documentsBelow(join(root, folder))) {
    // The prelude defines languages, and has no model.
    if (folder === 'server/factory' && group.endsWith('.spark')) continue;
    it(`definitions of ${group.slice(root.length)} hold together`, () => {
      const workspace = createWorkspace(documents.map(({ text, uri }) => parseSpark(text, uri)));
      const { definitions } = readDefinitions(workspace);
      const resources = new Map(definitions.resources.map((each) => [each.name, each]));
      for (const each of definitions.resources) assert.deepEqual(wrongIn(each, resources), [], each.name);
      for (const each of definitions.reactors) assert.deepEqual(wrongInReactor(each), [], each.name);
      assert.deepEqual(JSON.parse(JSON.stringify(definitions)), definitions, 'definitions are data');
    });
  }

it('what has no effect here is said, with its place', () => {
  const text =
    'use ash.resource\nresource A {\n  attributes { uuid_primary_key id }\n  actions { read all { timeout 5  manual "A.B" } }\n}';
  const { problems } = read(text);
  assert.deepEqual(
    problems.map(({ span, message }) => [text.slice(span.start, span.end), message]),
    [
      ['timeout', '`timeout` would have no effect here: it is not supported when models are run.'],
      ['manual', '`manual` would have no effect here: it is not supported when models are run.'],
    ],
  );
});

it('policies of a domain are refused, since only those of resources are asked here', () => {
  const { problems } = read(
    'use ash.domain, ash.policies\ndomain A { policies { policy always() { authorize_if always() } } }',
  );
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['`policies` would have no effect here: it is not supported when models are run.'],
  );
});

/** Names in a definition that lead nowhere. */
function wrongIn(
  resource: ResourceDefinition,
  resources: ReadonlyMap<string, ResourceDefinition>,
): readonly string[] {
  const attributes = new Set(resource.attributes.map(({ name }) => name));
  const fields = fieldsOf(resource);
  const wrong: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what);
  };
  expect(attributes.size === resource.attributes.length, 'two attributes have one name');
  expect(resource.table !== '', 'no table');
  for (const { name, destination, sourceAttribute, kind, through } of resource.relationships) {
    expect(resources.has(destination), `${name} leads nowhere`);
    if (kind === 'belongs_to') expect(attributes.has(sourceAttribute), `${name} has no ${sourceAttribute}`);
    if (kind === 'many_to_many') expect(resources.has(through ?? ''), `${name} goes through nothing`);
  }
  for (const { name, keys } of resource.identities)
    for (const key of keys) expect(fields.has(key), `${name} is of ${key}`);
  for (const action of resource.actions) {
    for (const name of action.accept) expect(attributes.has(name), `${action.name} accepts ${name}`);
    for (const { call } of [...action.changes, ...action.validations, ...action.preparations])
      expect(call.name !== '', `${action.name} calls nothing`);
    for (const filter of action.filters ?? [])
      for (const [first] of pathsIn(filter))
        expect(fields.has(first ?? ''), `${action.name} is about ${first}`);
  }
  for (const { name, calculation } of resource.calculations)
    if ('expr' in calculation)
      for (const [first] of pathsIn(calculation.expr))
        expect(fields.has(first ?? ''), `${name} is made of ${first}`);
  for (const { name, path } of resource.aggregates) {
    let at: ResourceDefinition | undefined = resource;
    for (const step of path) {
      const destination: string | undefined = at?.relationships.find(
        (each) => each.name === step,
      )?.destination;
      at = destination === undefined ? undefined : resources.get(destination);
    }
    expect(at !== undefined, `${name} goes along ${path.join('.')}`);
  }
  const machine = resource.stateMachine;
  if (machine) {
    expect(attributes.has(machine.stateAttribute), 'no attribute for the state');
    for (const { from, to } of machine.transitions)
      for (const state of [...from, ...to])
        expect(machine.states.includes(state), `there is no state ${state}`);
  }
  return wrong;
}

function fieldsOf(resource: ResourceDefinition): ReadonlySet<string> {
  const { attributes, relationships, calculations, aggregates } = resource;
  return new Set([...attributes, ...relationships, ...calculations, ...aggregates].map(({ name }) => name));
}

/** The paths of fields in an expression, but for those behind functions over other records. */
function pathsIn(expr: Expr): readonly (readonly string[])[] {
  switch (expr.kind) {
    case 'ref':
      return [expr.path];
    case 'operation':
      return expr.operands.flatMap(pathsIn);
    case 'list':
      return expr.items.flatMap(pathsIn);
    case 'map':
      return Object.values(expr.entries).flatMap(pathsIn);
    case 'call': {
      const [first] = expr.args;
      const isOverOthers = ['exists', 'count', 'sum', 'avg', 'min', 'max', 'first', 'list'].includes(
        expr.name,
      );
      if (isOverOthers && first?.kind === 'ref') return [];
      return expr.args.flatMap(pathsIn);
    }
    default:
      return [];
  }
}

function wrongInReactor(reactor: ReactorDefinition): readonly string[] {
  const steps = allSteps(reactor.steps);
  const names = new Set(steps.map(({ name }) => name));
  const inputs = new Set(reactor.inputs.map(({ name }) => name));
  return steps.flatMap((step) =>
    step.arguments.flatMap(({ name, source }) => {
      const known =
        source.from === 'value' ||
        (source.from === 'input' && inputs.has(source.name)) ||
        (source.from === 'result' && names.has(source.step)) ||
        (source.from === 'element' && names.has(source.map));
      return known ? [] : [`${step.name} has no ${name}`];
    }),
  );
}

function allSteps(steps: readonly StepDefinition[]): readonly StepDefinition[] {
  return steps.flatMap((step) => [
    step,
    ...('steps' in step ? allSteps(step.steps) : []),
    ...(step.kind === 'switch'
      ? [...step.branches, ...(step.otherwise ? [step.otherwise] : [])].flatMap((each) =>
          allSteps(each.steps),
        )
      : []),
  ]);
}
