/**
 * Bundles client, server, engine worker and command line into `dist/`, one CommonJS file each, and proves with a bundle for
 * browsers that the core of the server imports no Node module.
 */
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

bootstrap();
const { build } = await import('esbuild');
run('scripts/generate.mjs');

const dist = join(root, 'dist');
mkdirSync(dist, { recursive: true });

/** The language model is the largest part of three bundles: it becomes one file that they share, read when somebody asks for it. */
const shareEnglish = {
  name: 'share-english',
  setup({ onResolve, onLoad }) {
    const namespace = 'share-english';
    onResolve({ filter: /^wink-eng-lite-web-model$/ }, ({ path }) => ({ path, namespace }));
    onResolve({ filter: /^\.\/english\.cjs$/, namespace }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace }, () => ({
      contents: `export default new Proxy({}, { get: (_, name) => require('./english.cjs')[name] });`,
    }));
  },
};

const node = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  absWorkingDir: root,
  // Names stay: shorter ones save little, and esbuild's way of keeping them costs time in every closure that is made.
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
  legalComments: 'linked',
  metafile: true,
};

await Promise.all([
  build({ ...node, entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'] }),
  build({
    ...node,
    entryPoints: {
      server: 'server/src/lsp/main.ts',
      worker: 'server/src/worker/main.ts',
      cli: 'server/src/cli/main.ts',
    },
    // `import.meta.url` has no meaning in CommonJS; the mains use it to find the files beside them.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: `const bundleUrl = require('node:url').pathToFileURL(__filename).href;` },
    plugins: [shareEnglish],
  }),
  build({ ...node, entryPoints: { english: 'wink-eng-lite-web-model' } }),
  build({
    ...node,
    platform: 'browser',
    target: 'es2024',
    format: 'esm',
    entryPoints: { engine: 'server/src/app/create-engine.ts', language: 'server/src/lsp/server.ts' },
    write: false,
    outExtension: {},
  }),
]);
// The debug build is for a release build of which nothing is known: see docs/store.md.
const copies = {
  'sql-wasm.wasm': 'sql-wasm.wasm',
  'sql-wasm-debug.wasm': 'sql-wasm-debug.wasm',
  'sql-wasm-debug.cjs': 'sql-wasm-debug.js',
};
for (const [name, from] of Object.entries(copies))
  copyFileSync(join(root, 'node_modules/sql.js/dist', from), join(dist, name));

const bundles = ['client.cjs', 'server.cjs', 'worker.cjs', 'cli.cjs', 'english.cjs'];
for (const name of [...bundles, ...Object.keys(copies)]) {
  console.error(`${name.padEnd(20)} ${(statSync(join(dist, name)).size / 1024).toFixed(0).padStart(6)} KB`);
}
