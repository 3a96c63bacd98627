/** How files are shaped and named (CONTRIBUTING.md says why). */
import { deepEqual, ok } from 'node:assert/strict';
import { sources } from './sources.ts';

const own = sources('server/src', 'client/src');

it('every file begins with a sentence that says what it is for', () => {
  const found = own.filter(
    ({ text }) => !/^(#!.*\n)?\/\*\*[\s\S]*?[.:!?][\s\S]*?\*\//.test(text.slice(0, 2000)),
  );
  deepEqual(
    found.map(({ path }) => path),
    [],
  );
});

it('no folder or file is a drawer for anything', () => {
  const found = own.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc|shared)(\.|\/)/.test(path));
  deepEqual(
    found.map(({ path }) => path),
    [],
  );
});

it('files hold one idea: none over 400 lines, the median near 100', () => {
  const lengths = own.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
  deepEqual(
    lengths.filter(({ lines }) => lines > 400),
    [],
  );
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  ok((sorted[Math.floor(sorted.length / 2)] ?? 0) <= 120, 'the median file is over 120 lines');
});

it('nothing is switched off: no any, no ignored rule, no skipped or lonely test', () => {
  const all = [...own, ...sources('test', 'bench')].filter(({ path }) => !path.startsWith('test/tidy/'));
  const found = all.flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /\b(it|test|describe|suite)\.(skip|only)\(|this\.skip\(|@ts-(ignore|nocheck)|\bas any\b/g,
      ),
    ].map(([what]) => `${path}: ${what}`),
  );
  deepEqual(found, []);
});
