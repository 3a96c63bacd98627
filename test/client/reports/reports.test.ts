import assert from 'node:assert/strict';
import fc from 'fast-check';
import { choiceReport } from '../../../client/src/reports/choice-report.ts';
import { evaluationReport } from '../../../client/src/reports/evaluation-report.ts';
import { bar, escapeMarkdown, fileName, points } from '../../../client/src/reports/markdown.ts';
import { scoreTooltip, tooltipCommands } from '../../../client/src/status/score-tooltip.ts';
import { english } from '../../../client/src/translate.ts';
import { candidate, evaluation } from '../views/example.ts';

describe('evaluation report', () => {
  it('shows metrics by what there is to win, with bars and reasons', () =>
    assert.equal(
      evaluationReport('shop.spark', evaluation, english),
      `# shop.spark: 82 of 100

| Metric |  | Score | Weight |
| :-- | :-- | --: | --: |
| Cohesion | █████░░░░░ | 50 | 30 % |
| Requirement coverage | █████████░ | 90 | 50 % |
| Naming | ██████████ | 100 | 20 % |

## Cohesion: 50

- \\\`Visit\\\` has 14 attributes.

## Requirement coverage: 90

- 45 of 50 statements are covered.

## Naming: 100

Nothing to add.

`,
    ));
});

describe('choice report', () => {
  const winner = { ...candidate('pattern_based', 82.4, true), rationale: ['It found a life cycle.'] };
  const loser = {
    ...candidate('template', 74),
    evaluation: {
      total: 74,
      metrics: evaluation.metrics.map((score) =>
        score.metric === 'naming' ? { ...score, value: 0.6 } : score,
      ),
    },
  };
  const candidates = [loser, winner];

  it('says why the best was chosen', () => {
    const report = choiceReport(
      { name: 'Shop', candidates, subject: winner, reasons: ['It covers more.'] },
      english,
    );
    assert.match(report, /^# Why pattern\\_based was chosen for Shop$/m);
    assert.match(report, /^- It covers more\.$/m);
    assert.match(report, /^- It found a life cycle\.$/m);
    assert.match(report, /^\| \*\*pattern\\_based\*\* \(chosen\) .* 82 \|\n\| template .* 74 \|$/m);
    assert.doesNotMatch(report, /lost points/);
  });

  it('says where another one lost', () => {
    const report = choiceReport({ name: 'Shop', candidates, subject: loser }, english);
    assert.match(report, /^# Why template was not chosen for Shop$/m);
    assert.match(report, /^- Naming: 60, where the chosen one has 100$/m);
  });
});

describe('score tooltip', () => {
  it('links only to commands that it may run', () => {
    for (const kind of ['requirements', 'model'] as const) {
      const links = scoreTooltip('a.req', { kind, evaluation }, english).matchAll(/\(command:([\w.]+)\)/g);
      for (const [, command = ''] of links) assert.ok(tooltipCommands.includes(command), command);
    }
  });
});

describe('markdown', () => {
  it('escapes any text to one line without markup', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkdown(text);
        assert.doesNotMatch(escaped.replace(/\\[\s\S]/g, ''), /[\n\r\\`*_[\]<>|#]/);
      }),
    ));

  it('draws bars of ten blocks for any share', () =>
    fc.assert(fc.property(fc.double({ noNaN: true }), (share) => assert.equal([...bar(share)].length, 10))));

  it('never fills a bar when something is missing', () => {
    assert.equal(bar(0.99), '█████████░');
    assert.equal(bar(1), '██████████');
    assert.equal(bar(-1), '░░░░░░░░░░');
  });

  it('never shows 100 when something is missing', () => {
    assert.deepEqual([100, 99.96, 99.4, 0].map(points), ['100', '99', '99', '0']);
  });

  it('names a file even when its URI is not well formed', () => {
    assert.equal(fileName('file:///a/b%20c.req'), 'b c.req');
    assert.equal(fileName('file:///a/%E0%A4%A'), '%E0%A4%A');
  });
});
