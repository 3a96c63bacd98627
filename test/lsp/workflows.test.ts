/** Workflows over LSP: runs that go on are told, plans are shown, reactors of documents are run. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import type {
  PlanResult,
  ReactorInputsResult,
  RunReactorResult,
  WorkflowRunView,
} from '../../server/src/lsp/protocol.ts';
import { start } from './client.ts';
import { workspace } from './workspace.ts';

const reactor = `use ash.reactor, ash.resource
resource Ticket {
  attributes { uuid_primary_key id  attribute title: string { allow_nil? false  public? true } }
  actions { defaults [read, destroy]  create open { accept [title] } }
}
reactor OpenTicket {
  input title
  create open: Ticket, open { inputs [title: input(title)]  undo always  undo_action destroy }
  return open
}
`;

it('shows plans of reactors and runs them, with a line above each', async () => {
  const { folder, uri } = workspace({ 'tickets.spark': reactor });
  const client = await start({ folder });
  const document = uri('tickets.spark');
  client.open(document, reactor);
  await client.diagnostics(document);
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: document },
  });
  const params = { uri: document, reactor: 'OpenTicket' };
  deepEqual(
    lenses.flatMap(({ command }) => (command ? [[command.title, command.arguments?.[0]]] : [])),
    [
      ['Run', params],
      ['Show plan', params],
    ],
  );
  const { markdown } = await client.request<PlanResult>('sparkFactory/plan', params);
  match(markdown, /```mermaid\nflowchart/);
  const picture = await client.request<PlanResult>('sparkFactory/plan', { ...params, states: true });
  match(picture.drawing, /^<svg (?:(?!<style>)[\s\S])*data-step="open"(?:(?!<style>)[\s\S])*class="state"/);
  match(picture.svg, /<style>/);
  deepEqual(picture.steps, [{ key: 'open', title: 'Open', uri: document, line: 7, character: 9 }]);
  const own = await client.request<PlanResult>('sparkFactory/plan', { reactor: 'DslGeneration' });
  const inner = own.steps.find(({ key }) => key === 'parse_requirements/parse');
  const { text } = await client.request<{ text: string }>('sparkFactory/builtInDocument', {
    uri: inner?.uri ?? '',
  });
  match(text.split('\n')[inner?.line ?? 0] ?? '', /^ {2}create parse:/);
  const { inputs } = await client.request<ReactorInputsResult>('sparkFactory/reactorInputs', params);
  deepEqual(inputs, [{ name: 'title', required: true }]);
  const told: WorkflowRunView[] = [];
  client.connection.onNotification('sparkFactory/workflowRun', (run: WorkflowRunView) => {
    told.push(run);
  });
  const { run, result } = await client.request<RunReactorResult>('sparkFactory/runReactor', {
    ...params,
    inputs: '{"title":"Leak"}',
  });
  equal(run.state, 'successful');
  equal(JSON.parse(result ?? '').title, 'Leak');
  equal(told.at(-1)?.state, 'successful');
  await rejects(client.request('sparkFactory/plan', { ...params, reactor: 'Other' }), /there are OpenTicket/);
  await client.stop();
});

it('lists what was generated as runs, in every window', async () => {
  const { folder, uri } = workspace({ 'a.req': 'R1: Each tree has a sort.\n' });
  const first = await start({ folder });
  const second = await start({ folder });
  const runs = (of: typeof first) => of.request<WorkflowRunView[]>('sparkFactory/workflowRuns', {});
  deepEqual(await runs(second), []);
  const told: WorkflowRunView[] = [];
  first.connection.onNotification('sparkFactory/workflowRun', (run: WorkflowRunView) => {
    told.push(run);
  });
  await first.request('sparkFactory/generate', { uri: uri('a.req') });
  const live = told.filter(({ state }) => state === 'executing');
  ok(live.some(({ steps }) => steps.some(({ state }) => state === 'executing')));
  ok(live.some(({ steps }) => steps.some(({ state }) => state === 'waiting')));
  equal(told.at(-1)?.state, 'successful');
  const [run] = await runs(second);
  equal(run?.state, 'successful');
  const changed = new Promise((resolve) =>
    second.connection.onNotification('sparkFactory/overviewChanged', () => resolve(true)),
  );
  const undone = await first.request<WorkflowRunView>('sparkFactory/workflowAction', {
    id: run?.id,
    action: 'undo',
  });
  equal(undone.state, 'undone');
  ok(await changed);
  equal((await runs(second))[0]?.state, 'undone');
  await Promise.all([first.stop(), second.stop()]);
});
