/** Snippets in the syntax of LSP: what a keyword or function needs, with stops where the person fills in. */
import { exampleOf } from '../../../dsl/example.ts';
import type { FunctionSchema, OptionType, Parameter, StatementSchema } from '../../../dsl/schema.ts';
import { quoteName } from '../escape.ts';

/**
 * `attribute ${1:name}: ${2:type}`; sections, elements that hold others, and those that cannot do without options get
 * their block.
 */
export function keywordSnippet({ role, keyword, parameters, children }: StatementSchema): string {
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
    .map((option) => `\n\t${option.keyword} \${${++stop}:${escapeStop(exampleOfOption(option))}}`);
  const grouping = [...children.values()].some((child) => child.role !== 'option');
  const block = needed.length > 0 ? ` {${needed.join('')}\n}` : grouping ? ' {\n\t$0\n}' : '';
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

function argumentStop({ name, type }: Parameter, stop: number): string {
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
  switch (type.kind) {
    case 'list':
    case 'wrap_list':
    case 'map':
      return '[$1]';
    case 'boolean':
      return `\${1|true,false|}`;
    default:
      return '$1';
  }
}

function exampleOfOption({ parameters: [parameter] }: StatementSchema): string {
  return parameter ? exampleOf(parameter.type) : '';
}

/** The text without what snippets take for their own. */
export function escapeStop(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
