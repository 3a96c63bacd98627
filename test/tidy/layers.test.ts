/** The invariants of ARCHITECTURE.md that can be read off the sources. */
import { deepEqual } from 'node:assert/strict';
import { type Source, sources } from './sources.ts';

/** Level of each folder of `server/src`; imports go to a lower level or stay inside their folder. */
const levels: Readonly<Record<string, number>> = {
  base: 0,
  model: 0,
  dsl: 1,
  store: 1,
  language: 2,
  emit: 2,
  requirements: 2,
  quality: 2,
  reactor: 2,
  runtime: 3,
  synthesis: 3,
  evolution: 4,
  factory: 5,
  app: 6,
  node: 7,
  lsp: 8,
  cli: 8,
  worker: 8,
};

/** Which files of `server/src` may import a package. */
const homes: readonly { readonly of: RegExp; readonly only: RegExp }[] = [
  { of: /^langium\/lsp$/, only: /^lsp\// },
  { of: /^langium(\/|$)/, only: /^(language|lsp)\// },
  { of: /^vscode-languageserver(\/|$)/, only: /^lsp\// },
  { of: /^vscode$|^vscode-languageclient/, only: /^never$/ },
  { of: /^sql\.js|^pg$|^@electric-sql\//, only: /^store\// },
  { of: /^wink-/, only: /^requirements\/nlp\// },
  { of: /^@dagrejs\//, only: /^emit\/plan\// },
  { of: /^node:/, only: /^(node|worker|cli)\/|^lsp\/main\.ts$|^store\/(node-file\.ts$|node\/)/ },
];

const server = sources('server/src');
const inServer = (path: string): string => path.replace(/^server\/src\//, '');
const folderOf = (path: string): string => inServer(path).split('/')[0] ?? '';
const offences = (of: (source: Source) => readonly string[]): string[] =>
  server.flatMap((source) => of(source).map((what) => `${source.path} ${what}`));

it('every folder of the server has a level', () => {
  const unknown = new Set(server.map(({ path }) => folderOf(path)).filter((folder) => !(folder in levels)));
  deepEqual([...unknown], []);
});

it('imports go down the layers', () => {
  const found = offences(({ path, imports }) =>
    imports
      .filter((target) => target.startsWith('server/src/'))
      .filter((target) => {
        const [from, to] = [folderOf(path), folderOf(target)];
        const twins = levels[from] === 0 && levels[to] === 0;
        return from !== to && !twins && (levels[to] ?? 0) >= (levels[from] ?? 0);
      })
      .map((target) => `imports ${target}`),
  );
  deepEqual(found, []);
});

it('the server imports nothing of the client or the tests', () => {
  const found = offences(({ imports }) =>
    imports
      .filter((target) => /^(client|test|bench|scripts)\//.test(target))
      .map((target) => `imports ${target}`),
  );
  deepEqual(found, []);
});

it('packages stay in their homes', () => {
  const found = offences(({ path, imports }) =>
    imports
      .filter((target) => {
        const home = homes.find(({ of }) => of.test(target));
        return home && !home.only.test(inServer(path));
      })
      .map((target) => `imports ${target}`),
  );
  deepEqual(found, []);
});

it('the client imports of the server only the protocol, as types or names', () => {
  const found = sources('client/src').flatMap(({ path, imports }) =>
    imports
      .filter((target) => target.startsWith('server/') && target !== 'server/src/lsp/protocol.ts')
      .map((target) => `${path} imports ${target}`),
  );
  deepEqual(found, []);
});

it('engines read neither clock nor chance nor disk', () => {
  const found = offences(({ path, text }) =>
    (levels[folderOf(path)] ?? 8) <= 6 && !/^store\/(node-file\.ts$|node\/)/.test(inServer(path))
      ? [...text.matchAll(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/g)].map(
          ([call]) => `calls ${call})`,
        )
      : [],
  );
  deepEqual(found, []);
});
