import assert from 'node:assert/strict';
import { english } from '../../../client/src/translate.ts';
import type { Finding } from '../../../client/src/views/finding.ts';
import type { Node } from '../../../client/src/views/node.ts';
import { projectNodes } from '../../../client/src/views/project-nodes.ts';
import { project } from './example.ts';
import { outline } from './outline.ts';

const finding = (code: string, severity: Finding['severity'], line: number): Finding => ({
  code,
  severity,
  message: `*${code}*`,
  uri: project.uri,
  line,
  character: 4,
});
const findings: Finding[] = [
  finding('req/vague-term', 'warning', 2),
  finding('req/duplicate-id', 'error', 5),
  finding('req/vague-term', 'warning', 9),
];

function roots(...projects: (typeof project)[]): Node[] {
  return projectNodes(projects, () => findings, english);
}

describe('projects tree', () => {
  it('shows a project with its score, model, findings by kind, and candidates', () =>
    assert.equal(
      outline(roots(project)),
      `
beaker Shop | 3 entities · 82
  file-code shop 1.spark | 82
  error Findings | 3 · 1 error, 2 warnings
    error duplicate-id | 1
      location *req/duplicate-id* | line 6
    warning vague-term | 2
      location *req/vague-term* | line 3
      location *req/vague-term* | line 10
  layers Candidates | 2
    pass-filled pattern_based | 82 · chosen
    circle-outline template | 74
`,
    ));

  it('says beside the name how many findings there are and how many are grave, and the rest in full', () => {
    const some = { ...project, findings: { error: 0, warning: 1, info: 3, hint: 2 } };
    assert.match(outline(roots(some)), / warning Findings \| 6 · 1 warning$/m);
    const node = all(roots(some)).find(({ label }) => label === 'Findings');
    assert.equal(node?.spoken, '6 findings: 1 warning, 3 infos, 2 hints');
    assert.match(node?.tooltip ?? '', /^6 findings: 1 warning, 3 infos, 2 hints\n\nHints are marked/);
    const few = { ...project, findings: { error: 0, warning: 0, info: 3, hint: 1 } };
    assert.match(outline(roots(few)), / info Findings \| 4$/m);
  });

  it('shows readiness where nothing was generated yet', () => {
    const { model: _, ...draft } = {
      ...project,
      candidates: [],
      findings: { error: 0, warning: 0, info: 0, hint: 0 },
    };
    assert.equal(outline(roots({ ...draft, entities: 1 })), '\nbeaker Shop | 1 entity · 71\n');
  });

  it('tells an edited model by word and icon', () => {
    const edited = { ...project, model: { uri: 'file:///a.spark', score: 50, edited: true } };
    assert.match(outline(roots(edited)), /^ {2}edit a\.spark \| 50 · edited by hand$/m);
  });

  it('sorts projects by name, then by place', () => {
    const names = roots(
      { ...project, name: 'B' },
      { ...project, name: 'A', uri: 'file:///z' },
      { ...project, name: 'A', uri: 'file:///a' },
    );
    assert.deepEqual(
      names.map(({ id }) => id),
      ['file:///a', 'file:///z', project.uri],
    );
  });

  it('gives every node an id of its own, a tooltip and words for a screen reader', () => {
    const nodes = all(roots(project));
    assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
    for (const { id, tooltip, spoken } of nodes) assert.ok(tooltip !== '' && spoken !== '', id);
  });

  it('escapes what people wrote', () => {
    const [root] = roots({ ...project, name: '[x](command:evil) <img src=x>' });
    assert.ok(root);
    assert.doesNotMatch(root.tooltip, /(?<!\\)[[\]<>]/);
  });

  it('is at most four levels deep', () => assert.ok(depth(roots(project)) <= 4));
});

function all(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...all(node.children?.() ?? [])]);
}

function depth(nodes: readonly Node[]): number {
  return nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map((node) => depth(node.children?.() ?? [])));
}
