/** All regular expressions of some sources: the literals by TypeScript's own parser, the built ones by watching how modules build them. */
import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import { isCallExpression, isNewExpression, isRegularExpressionLiteral } from 'typescript/unstable/ast/is';
import { API } from 'typescript/unstable/sync';
import { root } from '../../../tidy/sources.ts';

export interface Expression {
  /** `server/src/x.ts:12` */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

export interface Written {
  readonly literals: readonly Expression[];
  /** Places of `new RegExp(…)`. */
  readonly built: readonly string[];
  /** Absolute paths of the sources. */
  readonly files: readonly string[];
}

/** What is written in the sources that `tsconfig.json` beside this file names. */
export function readExpressions(): Written {
  const api = new API({ cwd: root });
  try {
    const config = fileURLToPath(new URL('tsconfig.json', import.meta.url));
    const [project] = api.updateSnapshot({ openProject: config }).getProjects();
    if (project === undefined) throw new Error(`${config} is no project.`);
    const found = { literals: [] as Expression[], built: [] as string[] };
    for (const path of project.rootFiles) {
      const file = project.program.getSourceFile(path);
      if (file !== undefined) collect(file, relative(root, path).split(sep).join('/'), found);
    }
    return { ...found, files: project.rootFiles };
  } finally {
    api.close();
  }
}

function collect(
  file: SourceFile,
  path: string,
  { literals, built }: { literals: Expression[]; built: string[] },
): void {
  const placeOf = (node: Node): string =>
    `${path}:${file.text.slice(0, node.getStart(file)).split('\n').length}`;
  const visit = (node: Node): void => {
    if (isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      literals.push({
        place: placeOf(node),
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      });
    } else if (
      (isNewExpression(node) || isCallExpression(node)) &&
      node.expression.getText(file) === 'RegExp'
    )
      built.push(placeOf(node));
    node.forEachChild(visit);
  };
  visit(file);
}

/** What the modules build while they are loaded, in a thread of its own, where `RegExp` is watched. */
export function builtBy(files: readonly string[]): Promise<readonly Expression[]> {
  const worker = new Worker(WATCH, {
    eval: true,
    workerData: { files: files.map((file) => pathToFileURL(file).href), root: pathToFileURL(root).href },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

const WATCH = `
const { parentPort, workerData: { files, root } } = require('node:worker_threads');
const found = [];
globalThis.RegExp = new Proxy(RegExp, {
  construct(target, args, self) {
    const made = Reflect.construct(target, args, self);
    const [, , line] = new Error().stack.split('\\n');
    const place = line.includes(root) && !line.includes('node_modules') && /file:[^)]*:\\d+(?=:\\d+\\)?$)/.exec(line);
    if (place) found.push({ place: place[0].slice(root.length), source: made.source, flags: made.flags });
    return made;
  },
});
(async () => {
  for (const file of files) await import(file);
  parentPort.postMessage(found);
})();
`;
