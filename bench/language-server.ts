/** What a person feels of the language server, over real LSP on stdio: first findings, and typing while the engine works. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generateRequest } from '../server/src/lsp/protocol.ts';
import { requirementsOf } from './documents.ts';
import { type Bench, type Figure, figure, percentile } from './measure.ts';
import { Session } from './session.ts';

/** A session with one document open. */
async function open(folder: string, text: string): Promise<Session> {
  const session = await Session.start(folder);
  await session.open(uriIn(folder), 'requirements', text);
  return session;
}

function uriIn(folder: string): string {
  return pathToFileURL(join(folder, 'bench.req')).href;
}

/** Edits and asks for completion, `count` times, one after the other; milliseconds of each. */
async function typing(session: Session, uri: string, text: string, count: number) {
  const findings: number[] = [];
  const completions: number[] = [];
  const line = text.split('\n').length - 1;
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await session.change(uri, { start: { line, character: 0 }, end: { line, character: 0 } }, 'a');
    await session.completions(uri, { line, character: 1 });
    completions.push(performance.now() - start);
    await session.findings(uri);
    findings.push(performance.now() - start);
  }
  return { findings, completions };
}

export const languageServerBench: Bench = {
  name: 'language server',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spark-bench-'));
    const uri = uriIn(folder);
    const figures: Figure[] = [];
    try {
      const text = requirementsOf(100);
      writeFileSync(join(folder, 'bench.req'), text);
      const cold: number[] = [];
      for (let i = 0; i < 5; i++) {
        const start = performance.now();
        const session = await open(folder, text);
        await session.findings(uri);
        cold.push(performance.now() - start);
        await session.end();
      }
      figures.push(figure('first findings, cold open', cold, 'ms', { target: '< 1500' }));

      const session = await open(folder, text);
      await session.findings(uri);
      await typing(session, uri, text, 20);
      const idle = await typing(session, uri, text, 200);
      // A document that keeps the engine busy for long, generated again and again while the typing goes on.
      const large = pathToFileURL(join(folder, 'large.req')).href;
      await session.open(large, 'requirements', requirementsOf(1500, 2));
      let busy = true;
      let generations = 0;
      const engine = (async () => {
        while (busy) {
          await session.connection.sendRequest(generateRequest, { uri: large, seed: generations });
          generations++;
        }
      })();
      const during = await typing(session, uri, text, 200);
      busy = false;
      await engine;
      await session.end();
      for (const [name, run] of [
        ['idle', idle],
        ['while generating', during],
      ] as const)
        for (const kind of ['findings', 'completions'] as const)
          figures.push({
            name: `${kind} after a keystroke, ${name}, p95`,
            value: percentile(run[kind], 0.95),
            unit: 'ms',
            note: `p50 ${percentile(run[kind], 0.5).toFixed(1)}`,
            target: '< 50',
          });
      figures.push({ name: 'generations meanwhile', value: generations, unit: '' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return figures;
  },
};
