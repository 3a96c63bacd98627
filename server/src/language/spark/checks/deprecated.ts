/** A keyword or function that its definition would rather not see any more. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { Name } from '../../../dsl/syntax/syntax.ts';
import type { ValueEvent } from '../../../dsl/values/value-event.ts';
import { quoteName } from '../reading/escape.ts';
import { findInValues, nothing, type SparkCheck } from './check.ts';

const deprecated = defineDiagnostic<{ readonly word: string; readonly instead: string }>({
  code: 'spark/deprecated',
  severity: 'warning',
  tag: 'deprecated',
  docs: {
    reason: 'It still works, and will not for ever: the definition has something better, or a better name.',
    bad: 'dsl page {\n  option heading: string { renamed_from title }\n}\nuse page\ntitle "Welcome"',
    good: 'dsl page {\n  option heading: string { renamed_from title }\n}\nuse page\nheading "Welcome"',
  },
  message: ({ word, instead }) => `\`${word}\` is deprecated: ${instead}`,
});

export const deprecatedCheck: SparkCheck = {
  kind: deprecated,
  run: ({ nodes }) => [...nodes.flatMap(inKeyword), ...findInValues(nodes, inCall)],
};

function inKeyword({ schema, statement: { keyword } }: Node): readonly Diagnostic[] {
  if (!schema) return nothing;
  if (schema.renamedFrom?.includes(keyword.text)) return [renamed(keyword, schema.keyword)];
  if (schema.deprecated === undefined) return nothing;
  return [deprecated.at(keyword.span, { word: keyword.text, instead: sentence(schema.deprecated) })];
}

function inCall(event: ValueEvent): readonly Diagnostic[] {
  const [first] = event.event === 'call' ? event.call.path : [];
  if (event.event !== 'call' || event.schema?.deprecated === undefined || !first) return nothing;
  return [deprecated.at(first.span, { word: first.text, instead: sentence(event.schema.deprecated) })];
}

function renamed({ text, span }: Name, now: string): Diagnostic {
  const fix: Fix = {
    title: `Change to \`${now}\``,
    edits: [{ span, newText: quoteName(now) }],
    preferred: true,
  };
  return deprecated.at(span, { word: text, instead: `it is called \`${now}\` now.` }, { fixes: [fix] });
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
