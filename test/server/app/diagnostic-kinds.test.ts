/** The registry of findings and the page that is written from it: `UPDATE=1` writes docs/diagnostics.md. */
import { equal, match, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { diagnosticKinds } from '../../../server/src/app/diagnostic-kinds.ts';

const page = new URL('../../../docs/diagnostics.md', import.meta.url);

const example = (text: string): string => {
  const short = text.length > 300 ? `${text.slice(0, 200)}…` : text;
  return `\`\`\`\n${short.trimEnd()}\n\`\`\``;
};

function render(): string {
  const rows = diagnosticKinds.map(
    ({ code, severity, docs, offByDefault }) =>
      `| [${code}](#${code.replace('/', '')}) | ${offByDefault ? 'off' : severity} | ${docs.reason} |`,
  );
  const sections = diagnosticKinds.map(
    ({ code, severity, offByDefault, docs: { reason, bad, good, source } }) =>
      [
        `## ${code}`,
        `*${severity}.* ${reason}${source ? ` Source: ${source.replace(/\.$/, '')}.` : ''}`,
        ...(offByDefault ? [`Off by default: ${offByDefault.why}`] : []),
        'Found in',
        example(bad),
        'Not in',
        example(good),
      ].join('\n\n'),
  );
  return [
    '# Findings',
    'Every kind of finding, with its stable code. This page is written from the registry (`UPDATE=1 npm run unit`).',
    ['| code | severity | why it matters |', '|---|---|---|', ...rows].join('\n'),
    ...sections,
    '',
  ].join('\n\n');
}

it('every kind has a stable code, a reason and two examples that differ', () => {
  ok(diagnosticKinds.length > 20);
  for (const { code, docs, offByDefault } of diagnosticKinds) {
    match(code, /^(req|spark|factory)\/[a-z0-9]+(-[a-z0-9]+)*$/);
    match(docs.reason, /^[A-Z“‘"].*[.!?]$/s, code);
    if (offByDefault) match(offByDefault.why, /^\S.*\.$/, code);
    ok(docs.bad !== docs.good, code);
  }
});

it('docs/diagnostics.md says what the registry says', () => {
  if (process.env['UPDATE']) writeFileSync(page, render());
  equal(readFileSync(page, 'utf8'), render());
});
