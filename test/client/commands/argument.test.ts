import assert from 'node:assert/strict';
import fc from 'fast-check';
import { URI } from 'vscode-uri';
import { readArgument } from '../../../client/src/commands/argument.ts';

const uri = 'file:///a/b.req';
const cases: [what: string, argument: unknown, read: object][] = [
  ['nothing', undefined, {}],
  ['a URI of a menu', URI.parse(uri), { uri }],
  ['a URI as text, from a lens', uri, { uri }],
  ['a project in a tree', { id: uri, label: 'x', subject: { kind: 'project', uri } }, { uri }],
  ['a candidate in a tree', { subject: { kind: 'candidate', id: 'c1', uri } }, { uri, candidate: 'c1' }],
  ['the subject of a candidate', { kind: 'candidate', id: 'c1', uri }, { uri, candidate: 'c1' }],
  ['an example', { kind: 'example', id: 'form' }, { example: 'form' }],
  ['a run', { subject: { kind: 'run', id: 'r1', uri } }, { uri, run: 'r1' }],
  ['words', 'what is this', {}],
  ['a path', '/etc/passwd', {}],
  ['a drive', 'c:\\file.req', {}],
  ['an id of nothing known', { kind: 'constructor', id: 'x' }, {}],
];

describe('arguments of commands', () => {
  for (const [what, argument, read] of cases)
    it(`${what} is read`, () => assert.deepEqual(readArgument(argument), read));

  it('anything is read without an error', () =>
    fc.assert(
      fc.property(fc.anything(), (argument) => {
        for (const value of Object.values(readArgument(argument))) assert.equal(typeof value, 'string');
      }),
    ));
});
