/** Snippets in the syntax of LSP: what a keyword or function needs, with stops where the person fills in. */

import type { FunctionSchema, OptionType, Parameter, StatementSchema } from '../../../dsl/schema/schema.ts';
import { exampleOf } from '../../../dsl/values/example.ts';
import { quoteName, quotePath, quoteString } from '../reading/escape.ts';

/**
 * `attribute ${1:name}: ${2:type}`; sections, elements that hold others, and those that cannot do without options get
 * their block.
 */
export function keywordSnippet({ role, keyword, parameters, children, opaque }: StatementSchema): string {
  if (role === 'section') return `${keyword} {\n\t$0\n}`;
  if (role === 'option') {
    const [parameter] = parameters;
    return parameter ? `${keyword} ${optionStop(parameter.type)}` : keyword;
  }
  let stop = 0;
  const args = parameters
    .filter(({ required }) => required)
    .map((parameter, index) => {
      const separator = parameter.assigned ? ' = ' : index === 0 ? ' ' : index === 1 ? ': ' : ', ';
      return `${separator}${argumentStop(parameter, ++stop)}`;
    });
  const needed = [...children.values()]
    .filter(({ required }) => required)
    .map((option) => `\n\t${option.keyword} ${neededStop(option, ++stop)}`);
  const grouping = [...children.values()].some((child) => child.role !== 'option');
  // Without a value, a keyword would take the next one for it.
  const isAlone = args.length === 0;
  const open = grouping || (isAlone && (children.size > 0 || opaque)) ? ' {\n\t$0\n}' : isAlone ? ' {}' : '';
  const block = needed.length > 0 ? ` {${needed.join('')}\n}` : open;
  return `${keyword}${args.join('')}${block}`;
}

/** `integer`, or `transition_state(${1:target})` when it cannot do without arguments. */
export function functionSnippet({ name, parameters, options }: FunctionSchema): string {
  const needed = parameters.filter(({ required }) => required);
  const named = [...options.values()].filter(({ required }) => required);
  if (needed.length + named.length === 0) return name;
  const args = [
    ...needed.map((parameter, index) => argumentStop(parameter, index + 1)),
    ...named.map((option, index) => `${option.name}: \${${needed.length + index + 1}}`),
  ];
  return `${name}(${args.join(', ')})`;
}

/** The spelling of a name as a snippet. */
export function nameSnippet(name: string): string {
  return escapeStop(quoteName(name));
}

/** The spelling of a name as a snippet, where names may have dots. */
export function pathSnippet(name: string): string {
  return escapeStop(quotePath(name));
}

function argumentStop({ name, type }: Parameter, stop: number): string {
  const choices = choicesOf(type);
  if (choices) return choice(choices, stop);
  if (type.kind === 'list' || type.kind === 'wrap_list') return `[\${${stop}:${name}}]`;
  return isText(type) ? `"\${${stop}:${name}}"` : `\${${stop}:${name}}`;
}

/** Whether its values stand between quotes. */
function isText({ kind }: OptionType): boolean {
  return kind === 'string' || kind === 'file' || kind === 'regex' || kind === 'duration';
}

/** Where the value of an option is filled in. */
export function optionStop(type: OptionType): string {
  if (isText(type)) return '"$1"';
  const choices = choicesOf(type);
  if (choices) return choice(choices, 1);
  return type.kind === 'list' || type.kind === 'wrap_list' || type.kind === 'map' ? '[$1]' : '$1';
}

/** The value of an option that has to be there: an example, between the quotes or brackets that stay. */
function neededStop({ parameters: [parameter] }: StatementSchema, stop: number): string {
  const choices = parameter && choicesOf(parameter.type);
  if (choices) return choice(choices, stop);
  const example = parameter ? exampleOf(parameter.type) : '';
  const [before = '', inner = '', after = ''] = /^(["[])(.*)(["\]])$/.exec(example)?.slice(1) ?? [
    '',
    example,
  ];
  return `${before}\${${stop}${inner ? `:${escapeStop(inner)}` : ''}}${after}`;
}

/** More values than these are no choice at a glance. */
const mostChoices = 30;

/** The values to choose from, as they are written; none where there are others, too. */
function choicesOf(type: OptionType): readonly string[] | undefined {
  if (type.kind === 'boolean') return ['true', 'false'];
  return type.kind === 'one_of' && type.values.length > 0 && type.values.length <= mostChoices
    ? type.values.map(spelled)
    : undefined;
}

function choice(values: readonly string[], stop: number): string {
  return `\${${stop}|${values.map((value) => value.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
}

/** A word as a name, and as a string where it is none: `"!?"`. */
export function spelled(value: string | number | boolean): string {
  if (typeof value !== 'string' || value === '*') return String(value);
  const asName = quotePath(value);
  return asName === value ? value : quoteString(value);
}

/** The text without what snippets take for their own. */
export function escapeStop(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
