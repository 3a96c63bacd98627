/** How fast `.spark` documents are read and checked: a large workspace from nothing, and after each keystroke in one of its documents. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkIn, createWorkspace, parseSpark } from '../server/src/language/spark/index.ts';
import { type Bench, type Figure, figure, percentile, times } from './measure.ts';
import { Session } from './session.ts';
import { sharedDefinition, sparkDocumentOf, sparkWorkspace } from './spark-documents.ts';

const files = 1000;

export const sparkBench: Bench = {
  name: 'spark',
  run: async () => {
    const documents = sparkWorkspace(files);
    const lines = [...documents.values()].reduce((sum, text) => sum + text.split('\n').length, 0);
    const size = `${files} files, ${Math.round(lines / 1000)}k lines`;
    const figures: Figure[] = [];
    const inProcess = await times(2, () => {
      const parsed = [...documents].map(([name, text]) => parseSpark(text, `file:///${name}`));
      const workspace = createWorkspace(parsed);
      return parsed.map((document) => checkIn(workspace, document));
    });
    figures.push(figure(`cold in process, ${size}`, inProcess, 'ms', { target: '< 4000' }));
    const folder = mkdtempSync(join(tmpdir(), 'spark-bench-'));
    try {
      for (const [name, text] of documents) writeFileSync(join(folder, name), text);
      figures.push(...(await overLsp(folder, size)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return figures;
  },
};

/** Where keys are pressed: a document, the place behind a text in it, what its completion may take. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** The last occurrence of it is where typing goes on. */
  readonly behind: string;
  readonly target: string;
  /** The workspace has nothing else but the definition that it uses. */
  readonly alone?: true;
}

const cases: readonly Case[] = [
  {
    name: '20 kB alone',
    file: 'twenty.spark',
    text: sparkDocumentOf({ length: 20_000 }),
    behind: 'description "Keeps',
    target: '< 20',
    alone: true,
  },
  {
    name: '20 kB',
    file: 'twenty.spark',
    text: sparkDocumentOf({ length: 20_000 }),
    behind: 'description "Keeps',
    target: '< 20',
  },
  {
    name: '20 kB, a name',
    file: 'twenty.spark',
    text: sparkDocumentOf({ length: 20_000 }),
    behind: 'attribute code_1',
    target: '< 20',
  },
  {
    name: '5,000 lines',
    file: 'large.spark',
    text: sparkDocumentOf({ lines: 5000 }),
    behind: 'description "Keeps',
    target: '< 120',
  },
  {
    name: '5,000 lines, a name',
    file: 'large.spark',
    text: sparkDocumentOf({ lines: 5000 }),
    behind: 'resource Depot22',
    target: '< 120',
  },
  {
    name: 'shared definition',
    file: 'shop.spark',
    text: sharedDefinition,
    behind: 'doc "What it costs',
    target: '< 400',
  },
  {
    name: 'shared definition, an option',
    file: 'shop.spark',
    text: sharedDefinition,
    behind: 'option lab',
    target: '< 400',
  },
];

async function overLsp(folder: string, size: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  const cold: number[] = [];
  const worked: number[] = [];
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  for (let i = 0; i < 4; i++) {
    const start = performance.now();
    const session = await Session.start(folder);
    await session.until(() => session.published.size > files);
    cold.push(performance.now() - start);
    worked.push(session.processorTime());
    if (i === 3)
      figures.push({
        name: `memory of the server, ${size}`,
        value: session.memory(),
        unit: 'MB',
        target: '< 1000',
      });
    await session.end();
  }
  figures.unshift(
    figure(`cold over LSP, ${size}, first start of all`, cold.slice(0, 1), 'ms', { target: '< 4000' }),
    figure(`cold over LSP, ${size}, later starts`, cold.slice(1), 'ms', { target: '< 4000' }),
    figure('the same, processor time of the main thread', worked.slice(1), 'ms', { target: '< 4000' }),
  );
  const small = mkdtempSync(join(tmpdir(), 'spark-bench-'));
  writeFileSync(join(small, 'shop.spark'), sharedDefinition);
  for (const each of cases) {
    const session = await Session.start(each.alone ? small : folder);
    await session.until(() => session.published.size > (each.alone ? 0 : files));
    const uri = each.alone ? pathToFileURL(join(small, each.file)).href : uriOf(each.file);
    await session.open(uri, 'spark', each.text);
    await session.findings(uri);
    await typing(session, uri, each, 10);
    const { findings, worked: busy, completions } = await typing(session, uri, each, 60);
    figures.push(
      {
        name: `findings after a keystroke, ${each.name}, p95`,
        value: percentile(findings, 0.95),
        unit: 'ms',
        note: `p50 ${percentile(findings, 0.5).toFixed(1)}`,
        target: each.target,
      },
      {
        name: 'the same, processor time of the main thread',
        value: percentile(busy, 0.95),
        unit: 'ms',
        note: `p50 ${percentile(busy, 0.5).toFixed(1)}`,
        target: each.target,
      },
      {
        name: `completion, ${each.name}, p95`,
        value: percentile(completions, 0.95),
        unit: 'ms',
        note: `p50 ${percentile(completions, 0.5).toFixed(1)}; ${session.memory().toFixed(0)} MB`,
        target: '< 30',
      },
    );
    await session.end();
  }
  rmSync(small, { recursive: true, force: true });
  figures.push(...(await dependents(folder, uriOf)));
  return figures;
}

/** Renames an option of the definition, and names it so again, until the documents that use it have their findings. */
async function dependents(folder: string, uriOf: (name: string) => string): Promise<Figure[]> {
  const session = await Session.start(folder);
  await session.until(() => session.published.size > files);
  const uri = uriOf('shop.spark');
  const open = Array.from({ length: 10 }, (_, index) => `model${index}.spark`);
  await session.open(uri, 'spark', sharedDefinition);
  for (const name of open) await session.open(uriOf(name), 'spark', readFileSync(join(folder, name), 'utf8'));
  await session.findings(uriOf(open.at(-1) ?? ''));
  const before = sharedDefinition.slice(0, sharedDefinition.indexOf('option label') + 'option label'.length);
  const start = {
    line: before.split('\n').length - 1,
    character: before.length - before.lastIndexOf('\n') - 1,
  };
  const shown: number[] = [];
  const all: number[] = [];
  for (let i = 0; i < 10; i++) {
    const isRenamed = i % 2 === 0;
    session.published.clear();
    const began = performance.now();
    const end = isRenamed ? start : { ...start, character: start.character + 1 };
    await session.change(uri, { start, end }, isRenamed ? 's' : '');
    await session.until(() => open.every((name) => session.published.has(uriOf(name))));
    shown.push(performance.now() - began);
    await session.until(() => session.published.size > files);
    all.push(performance.now() - began);
  }
  await session.end();
  const name = 'an option of the shared definition renamed';
  return [
    figure(`${name}, ${open.length} open documents checked`, shown, 'ms', { target: '< 400' }),
    figure(`${name}, all ${files} documents checked`, all, 'ms'),
  ];
}

/** Presses a key and takes it back, waiting for the findings of the document each time; then asks for completion. */
async function typing(session: Session, uri: string, { text, behind }: Case, count: number) {
  const findings: number[] = [];
  const worked: number[] = [];
  const completions: number[] = [];
  const before = text.slice(0, text.lastIndexOf(behind) + behind.length).split('\n');
  const start = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const end = { line: start.line, character: start.character + 1 };
  for (let i = 0; i < count; i++) {
    for (const [range, key] of [
      [{ start, end: start }, 'x'],
      [{ start, end }, ''],
    ] as const) {
      const began = performance.now();
      const workedBefore = session.processorTime();
      await session.change(uri, range, key);
      await session.findings(uri);
      findings.push(performance.now() - began);
      worked.push(session.processorTime() - workedBefore);
      await pause();
    }
    const began = performance.now();
    await session.completions(uri, start);
    completions.push(performance.now() - began);
  }
  return { findings, worked, completions };
}

/** A person types no faster than this. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 40));
}
