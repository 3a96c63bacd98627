/** Keywords, functions and declared elements in words, as Markdown, for hovers and completion. */
import { elementName, type Node } from '../../../dsl/nodes/bind.ts';
import { describeType } from '../../../dsl/schema/describe-type.ts';
import type { FunctionSchema, Lifecycle, Parameter, StatementSchema } from '../../../dsl/schema/schema.ts';
import type { Expression, Statement } from '../../../dsl/syntax/syntax.ts';
import { headText } from './derived.ts';
import { writtenNode } from './document-words.ts';

/** `attribute name: type`, where it comes from, and what it is for. */
export function describeKeyword(schema: StatementSchema): string {
  const { role, definition, doc, parameters } = schema;
  return lines([
    `**\`${signatureOf(schema)}\`** · ${role} of ${definition}`,
    doc,
    ageOf(schema),
    role === 'option' ? valueLine(parameters[0], schema) : undefined,
    role === 'option' ? undefined : describeParameters(parameters),
  ]);
}

/** `integer(min, max)` and what it is for. */
export function describeFunction({
  name,
  kind,
  doc,
  parameters,
  options,
  definition,
  returns,
  ...age
}: FunctionSchema): string {
  const all = [...parameters, ...options.values()];
  const signature = all.length > 0 ? `${name}(${all.map((each) => each.name).join(', ')})` : name;
  return lines([
    `**\`${signature}\`** · ${kind.replaceAll('_', ' ')} of ${definition}`,
    doc,
    ageOf(age),
    describeParameters(all),
    returns === undefined ? undefined : returnsLine(returns, all),
  ]);
}

/** Since when there is a word, and whether it is to go. */
function ageOf({ deprecated, since, renamedFrom }: Lifecycle): string | undefined {
  const parts = [
    deprecated === undefined ? undefined : `**Deprecated**: ${deprecated}`,
    since === undefined ? undefined : `Since ${since}.`,
    renamedFrom === undefined
      ? undefined
      : `Formerly ${renamedFrom.map((name) => `\`${name}\``).join(', ')}.`,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function returnsLine(returns: string, parameters: readonly Parameter[]): string {
  const isParameter = parameters.some(({ name }) => name === returns);
  return isParameter ? `Its type is that of \`${returns}\`.` : `Its type is \`${returns}\`.`;
}

/** A list of arguments, one a line. */
function describeParameters(parameters: readonly Parameter[]): string {
  return parameters.map(describeParameter).join('\n');
}

/** One argument: its name, what it may be, and what it is for. */
export function describeParameter({ name, type, doc, default: value }: Parameter): string {
  const otherwise = value ? `, otherwise ${textOf(value)}` : '';
  return `- \`${name}\`: ${describeType(type)}${otherwise}${doc ? `. ${doc}` : ''}`;
}

/** A declared element by its first line, and what brings it along where it is not written itself: `attribute email: ci_string`, with its documentation. */
export function describeElement(node: Node, source: string): string {
  const { statement, origin } = node;
  const head = origin ? headText(statement) : writtenHead(statement, source);
  const doc = node.children.find(
    ({ schema }) => schema?.keyword === 'doc' || schema?.keyword === 'description',
  )?.values[0]?.expression;
  const text = doc?.kind === 'literal' && typeof doc.value === 'string' ? doc.value : undefined;
  const owner = node.parent && ownerOf(node.parent);
  const brought = origin && `Comes with \`${writtenHead(writtenNode(origin).statement, source)}\`.`;
  return lines([`\`\`\`spark\n${head}\n\`\`\``, text, owner ? `In ${owner}.` : undefined, brought]);
}

function writtenHead({ span, body }: Statement, source: string): string {
  const head = source.slice(span.start, body?.span.start ?? span.end);
  return head.trim().replace(/\s+/g, ' ').slice(0, 200);
}

/** `attribute name: type`. */
export function signatureOf({ keyword, parameters, role }: StatementSchema): string {
  if (role === 'option' || parameters.length === 0) return keyword;
  return `${keyword} ${parameters
    .filter(({ assigned }) => !assigned)
    .map(({ name }, index) => (index === 0 ? name : index === 1 ? `: ${name}` : `, ${name}`))
    .join('')}`;
}

function valueLine(parameter: Parameter | undefined, schema: StatementSchema): string | undefined {
  if (!parameter) return undefined;
  const otherwise = schema.default ? `, otherwise ${textOf(schema.default)}` : '';
  return `Value: ${describeType(parameter.type)}${otherwise}.${schema.required ? ' Required.' : ''}`;
}

function textOf(value: Expression): string {
  if (value.kind === 'literal') return value.value === null ? 'nil' : JSON.stringify(value.value);
  if (value.kind === 'name') return `\`${value.path.map(({ text }) => text).join('.')}\``;
  return 'a value';
}

function ownerOf(node: Node): string | undefined {
  const name = elementName(node);
  if (name !== undefined) return `\`${name}\``;
  return node.parent && ownerOf(node.parent);
}

function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
