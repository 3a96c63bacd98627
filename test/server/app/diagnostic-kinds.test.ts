/** The registry of findings, the page and the schema of a setting that are written from it: `UPDATE=1` writes docs/diagnostics.md and package.json. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { diagnosticKinds } from '../../../server/src/app/diagnostic-kinds.ts';
import { findingPage } from '../../../server/src/app/finding-page.ts';
import { levels } from '../../../server/src/base/diagnostic.ts';
import { requirementCodes } from '../../../server/src/factory/documents/requirement-findings.ts';

const page = new URL('../../../docs/diagnostics.md', import.meta.url);

function render(): string {
  const rows = diagnosticKinds.map(
    ({ code, severity, docs, offByDefault }) =>
      `| [${code}](#${code.replace('/', '')}) | ${offByDefault ? 'off' : severity} | ${docs.reason} |`,
  );
  const sections = diagnosticKinds.map((kind) => findingPage(kind, '##'));
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

const file = new URL('../../../package.json', import.meta.url);
/** The setting whose schema lists the kinds. */
const setting = 'sparkFactory.requirements.severity';

interface Section {
  readonly properties: Record<string, { properties?: object }>;
}

const manifest = JSON.parse(readFileSync(file, 'utf8')) as { contributes: { configuration: Section[] } };
const schema = manifest.contributes.configuration.find(({ properties }) => setting in properties)?.properties[
  setting
];

it('offers every kind of finding of requirements, with its reason and what it is without a choice', () => {
  const expected = Object.fromEntries(
    diagnosticKinds
      .filter(({ code }) => requirementCodes.allowable.has(code))
      .map(({ code, severity, docs, offByDefault }) => [
        code,
        {
          type: 'string',
          enum: levels,
          default: offByDefault ? 'off' : severity,
          description: [docs.reason, ...(offByDefault ? [`Off by default: ${offByDefault.why}`] : [])].join(
            ' ',
          ),
        },
      ]),
  );
  ok(schema);
  if (process.env['UPDATE']) {
    schema.properties = expected;
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  deepEqual(schema.properties, expected, 'run UPDATE=1 npm run unit');
});

it('refuses codes and levels that there are not', () => {
  ok(schema);
  const { markdownDescription: _, order: __, scope: ___, ...plain } = schema as Record<string, unknown>;
  const accepts = new Ajv().compile(plain);
  ok(accepts({ 'req/vague-term': 'off', 'req/weak-verb': 'error' }));
  ok(!accepts({ 'req/vague-term': 'loud' }));
  ok(!accepts({ 'req/vage-term': 'off' }));
  ok(!accepts({ 'req/syntax': 'off' }));
});
