/** The factory's documents: every function behind a handler, every name of the plan somewhere. That they have no findings, the build makes sure of. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { silentHost } from '../../../server/src/base/host.ts';
import { factoryCalculations } from '../../../server/src/factory/calculations/registry.ts';
import { factoryChanges } from '../../../server/src/factory/changes/registry.ts';
import { definitions } from '../../../server/src/factory/generated/definitions.ts';
import { factorySteps } from '../../../server/src/factory/steps/registry.ts';
import { factoryValidations } from '../../../server/src/factory/validations/registry.ts';

const documents = ['domains', 'workflows'].flatMap((folder) => {
  const place = new URL(`../../../server/factory/${folder}/`, import.meta.url);
  return readdirSync(place)
    .filter((name) => name.endsWith('.spark'))
    .map((name) => ({ uri: `factory:/${name}`, text: readFileSync(new URL(name, place), 'utf8') }));
});

/** Names of the functions of a kind that the factory's own definitions declare. */
const declared = (kind: string): readonly string[] =>
  documents
    .flatMap(({ text }) => [...text.matchAll(new RegExp(`^ {2}function (\\w+): ${kind} \\{`, 'gm'))])
    .map(([, name]) => name ?? '')
    .sort();

describe("the factory's documents", () => {
  it('declare what handlers do, and nothing else', () => {
    deepEqual(declared('change'), Object.keys(factoryChanges({ host: silentHost })).sort());
    deepEqual(declared('validation'), Object.keys(factoryValidations).sort());
    deepEqual(declared('calculation'), Object.keys(factoryCalculations).sort());
    deepEqual(declared('step_function'), Object.keys(factorySteps({ host: silentHost })).sort());
  });

  it('call every function that they declare', () => {
    const all = documents.map(({ text }) => text).join('\n');
    const idle = ['change', 'validation', 'calculation', 'step_function']
      .flatMap(declared)
      .filter((name) => !new RegExp(`(?:change|validate|run|,|\\()\\s*${name}\\(`).test(all));
    deepEqual(idle, []);
  });

  it('say of each calculation what it works out', () => {
    const silent = definitions.resources.flatMap(({ name, calculations }) =>
      calculations
        .filter(({ description = '' }) => description.length < 20)
        .map((each) => `${name}.${each.name}`),
    );
    deepEqual(silent, []);
  });

  it('give each resource an id and a time', () => {
    for (const { name, attributes } of definitions.resources) {
      deepEqual(
        attributes.filter(({ primaryKey }) => primaryKey).map((each) => [each.name, each.type.name]),
        [['id', 'uuid_v7']],
        name,
      );
      ok(
        attributes.some((each) => each.name === 'inserted_at'),
        name,
      );
    }
  });

  it('hold whatever docs/factory.md says that they hold', () => {
    const text = readFileSync(new URL('../../../docs/factory.md', import.meta.url), 'utf8');
    const rows = [...text.matchAll(/^\| [^|]+ \| `([^`]+)` \| [^|]* \|$/gm)].map(([, where]) => where ?? '');
    ok(rows.length > 40);
    deepEqual(
      rows.filter((where) => !isThere(where)),
      [],
    );
  });

  it('are all named in docs/factory.md', () => {
    const text = readFileSync(new URL('../../../docs/factory.md', import.meta.url), 'utf8');
    const names = [...definitions.resources, ...definitions.reactors, ...definitions.domains].map(
      ({ name }) => name,
    );
    deepEqual(
      names.filter((name) => !text.includes(name)),
      [],
    );
    equal(names.length, 27 + 7 + 5);
  });
});

function isThere(where: string): boolean {
  const functions = ['change', 'validation', 'calculation', 'step_function'].flatMap(declared);
  if (where.endsWith('()')) return functions.includes(where.slice(0, -2));
  const [resource = '', member] = where.replace('identity ', '').split('.');
  if (member === undefined)
    return [...definitions.resources, ...definitions.reactors].some(({ name }) => name === resource);
  const found = definitions.resources.find(({ name }) => name === resource);
  if (!found) return false;
  const { attributes, actions, calculations, aggregates, relationships, identities } = found;
  const members = where.startsWith('identity ')
    ? identities
    : [...attributes, ...actions, ...calculations, ...aggregates, ...relationships];
  return members.some(({ name }) => name === member);
}
