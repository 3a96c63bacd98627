/** An option that is set twice in one block, and a value that is given twice under one name. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Names } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { ValueEvent } from '../../../dsl/values/value-event.ts';
import { findInValues, nothing, type SparkCheck } from './check.ts';
import { removeStatement } from './remove-statement.ts';

const duplicateOption = defineDiagnostic<{ readonly option: string; readonly where: string }>({
  code: 'spark/duplicate-option',
  severity: 'error',
  docs: {
    reason: 'Only one of the two values can hold, and which one is not for a reader to guess.',
    bad: 'use ash.resource\nresource Patient {\n  description "One"\n  description "Two"\n}',
    good: 'use ash.resource\nresource Patient {\n  description "One"\n}',
  },
  message: ({ option, where }) => `\`${option}\` is ${where} already.`,
});

export const duplicateOptionCheck: SparkCheck = {
  kind: duplicateOption,
  run: ({ nodes, names, document }) => [
    ...nodes.flatMap((node) => duplicatesIn(node, document.text)),
    ...nodes.flatMap((node) => (node.schema?.partial ? inOtherParts(node, names, document.text) : nothing)),
    ...findInValues(nodes, repeated),
  ],
};

/** Of a fragment, what its element says itself, or a fragment before it. */
function inOtherParts(fragment: Node, names: Names, text: string): readonly Diagnostic[] {
  const element = names.targetOf(fragment, 'of')?.node;
  const parts = element ? names.partsOf(element) : [];
  const before = parts.slice(0, Math.max(0, parts.indexOf(fragment))).flatMap(({ children }) => children);
  return fragment.children.flatMap(({ schema, statement: { keyword, span } }) => {
    if (schema?.role !== 'option' || !before.some((each) => each.schema === schema)) return nothing;
    const where = 'set in another part of the element';
    const fixes = [removeStatement('Remove this one', span, text)];
    return [duplicateOption.at(keyword.span, { option: schema.keyword, where }, { fixes })];
  });
}

/** Of `[low: 1, low: 2]` and of a call. */
function repeated(event: ValueEvent): readonly Diagnostic[] {
  if (event.event !== 'repeated') return nothing;
  const { argument, beside } = event;
  const { name } = argument;
  const before = beside[beside.indexOf(argument) - 1];
  if (!name || !before) return nothing;
  // In a call, the first may stand there by its position.
  const first = beside.find((each) => each !== argument && each.name?.text === name.text);
  const fix = {
    title: 'Remove this one',
    edits: [{ span: { start: before.span.end, end: argument.span.end }, newText: '' }],
  };
  return [
    duplicateOption.at(
      name.span,
      { option: name.text, where: 'given' },
      {
        related: first ? [{ message: 'It is given here first.', span: first.span }] : [],
        fixes: [fix],
      },
    ),
  ];
}

function duplicatesIn({ children }: Node, text: string): readonly Diagnostic[] {
  // Most nodes hold nothing.
  if (children.length < 2) return nothing;
  const first = new Map<string, Span>();
  return children.flatMap(({ schema, statement: { keyword, span } }) => {
    if (schema?.role !== 'option') return nothing;
    const before = first.get(schema.keyword);
    if (!before) {
      first.set(schema.keyword, keyword.span);
      return nothing;
    }
    return [
      duplicateOption.at(
        keyword.span,
        { option: schema.keyword, where: 'set above' },
        {
          related: [{ message: 'It is set here first.', span: before }],
          fixes: [removeStatement('Remove this one', span, text)],
        },
      ),
    ];
  });
}
