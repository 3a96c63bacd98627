/** A value that is not of the type its definition asks for. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import { describeType } from '../../../dsl/schema/describe-type.ts';
import type { OptionType } from '../../../dsl/schema/schema.ts';
import { dotted, type Expression, nameText } from '../../../dsl/syntax/syntax.ts';
import { typeOfTyped } from '../../../dsl/values/data-type.ts';
import { visitValue } from '../../../dsl/values/value.ts';
import type { ValueEvent } from '../../../dsl/values/value-event.ts';
import { isPlainName, quoteName, quotePath, quoteString } from '../reading/escape.ts';
import { findInValues, nothing, type SparkCheck, suggest } from './check.ts';

const wrongValue = defineDiagnostic<{
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}>({
  code: 'spark/wrong-value',
  severity: 'error',
  docs: {
    reason: 'A value of another type cannot be used, and would fail only when the model is compiled or run.',
    bad: 'use ash.resource\nresource Patient {\n  description Person\n}',
    good: 'use ash.resource\nresource Patient {\n  description "Person"\n}',
  },
  message: ({ expected, found, hint }) => `Expected ${expected}, but found ${found}.${hint}`,
});

export const wrongValueCheck: SparkCheck = {
  kind: wrongValue,
  run: ({ nodes, names, document }) =>
    findInValues(nodes, (event, node) => {
      if (event.event === 'mismatch') return [finding(event, document.text)];
      if (event.event !== 'typed' || isLeftOpen(event.expression)) return nothing;
      const type = typeOfTyped(node, event, names);
      const found = type ? visitValue(event.expression, type, node.document.vocabulary) : [];
      return found.flatMap((each) => (each.event === 'mismatch' ? [finding(each, document.text)] : []));
    }),
};

function finding(
  { expression, expected }: Extract<ValueEvent, { event: 'mismatch' }>,
  text: string,
): Diagnostic {
  const { hint, fixes } = mend(expression, expected, text);
  const found = describe(expression, expected);
  return wrongValue.at(expression.span, { expected: describeType(expected), found, hint }, { fixes });
}

/** No value at all is a matter of `allow_nil?`, not of the type; calls and templates are worked out when the model runs. */
function isLeftOpen(expression: Expression): boolean {
  if (expression.kind === 'literal') return expression.value === null;
  return expression.kind === 'name' ? expression.args !== undefined : expression.kind !== 'list';
}

function describe(expression: Expression, expected: OptionType): string {
  switch (expression.kind) {
    case 'literal':
      // Where a string is wrong as it is, what it says helps.
      if (typeof expression.value === 'string')
        return isText(expected) ? `\`${quoteString(expression.value)}\`` : 'a string';
      return `\`${expression.value ?? 'nil'}\``;
    case 'name':
      return expression.args === undefined
        ? `the name \`${dotted(expression)}\``
        : `a call of \`${dotted(expression)}\``;
    case 'list':
      return lists[expression.items.length] ?? `a list of ${expression.items.length} items`;
    case 'template':
      return 'a template';
    case 'operation':
      return 'an operation';
  }
}

const lists: readonly string[] = ['an empty list', 'a list of one item'];

/** Whether its values are strings, though not any string. */
function isText({ kind }: OptionType): boolean {
  return kind === 'regex' || kind === 'duration' || kind === 'file';
}

/** What stands in quotes is a string, and stays one. */
function spellingBeside(expression: Expression): (text: string) => string {
  return expression.kind === 'literal' ? quoteString : quotePath;
}

/** Quotes added or taken away, brackets put around, or the nearest of the allowed values. */
function mend(
  expression: Expression,
  expected: OptionType,
  text: string,
): { readonly hint: string; readonly fixes: readonly Fix[] } {
  const { span } = expression;
  const replace = (title: string, newText: string) => ({
    hint: '',
    fixes: [{ title, edits: [{ span, newText }], preferred: true }],
  });
  const word = nameText(expression);
  const allowed = allowedValues(expected);
  if (allowed.length > 0 && word !== undefined) {
    const near = suggest(word, span, allowed, spellingBeside(expression));
    if (near.fixes.length > 0 || expected.kind === 'one_of') return near;
  }
  if (expected.kind === 'string' && expression.kind === 'name' && word !== undefined)
    return replace('Put it in quotes', quoteString(word));
  if (expected.kind === 'boolean' && word !== undefined) return booleanFor(word, replace);
  const wantsName = expected.kind === 'atom' || expected.kind === 'reference' || expected.kind === 'declares';
  if (wantsName && expression.kind === 'literal' && word !== undefined && isPlainName(word))
    return replace('Remove the quotes', quoteName(word));
  if (expected.kind === 'list' && expression.kind !== 'list')
    return replace('Put it in brackets', `[${text.slice(span.start, span.end)}]`);
  return { hint: '', fixes: [] };
}

/** The values that stand in the type, also those beside other types. */
function allowedValues(expected: OptionType): readonly string[] {
  if (expected.kind === 'one_of') return expected.values.map(String);
  return expected.kind === 'any_of' ? expected.types.flatMap(allowedValues) : [];
}

type Replacement = { readonly hint: string; readonly fixes: readonly Fix[] };

function booleanFor(word: string, replace: (title: string, newText: string) => Replacement): Replacement {
  const meant = /^(t|true|yes|y|on)$/i.test(word)
    ? 'true'
    : /^(f|false|no|n|off)$/i.test(word)
      ? 'false'
      : '';
  return meant === '' ? { hint: '', fixes: [] } : replace(`Change to ${meant}`, meant);
}
