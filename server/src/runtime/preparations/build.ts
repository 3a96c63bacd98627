/** `build(filter: …, sort: …, limit: …, load: …)`: says which records a query gives, in which order and with what. */
import type { Call } from '../../model/definition/expression.ts';
import type { Load, RuntimeContext } from '../context.ts';
import { optionExpr, optionNames, optionValue, plainOption } from '../expression/call-options.ts';
import type { Query } from '../query.ts';
import { queryTemplates } from '../read/fetch.ts';
import { sortsOf, sortsOfInput } from '../read/sort-value.ts';

/** Options that say something about a query of the data store that this runtime does not have. */
const refused: Readonly<Record<string, string>> = {
  filter_input: 'Write the condition as filter.',
  distinct: 'Use an aggregate with uniq.',
  distinct_sort: 'Use an aggregate with uniq.',
  strict_load: 'Use load.',
  aggregate: 'Declare the aggregate in the resource, and load it.',
  calculate: 'Declare the calculation in the resource, and load it.',
  lock: 'Use an update, or optimistic_lock.',
};

export function build(query: Query, { args }: Call, context: RuntimeContext): Query {
  const where = `${query.resource.name}.${query.action.name}`;
  const scope = { templates: queryTemplates(context, query) };
  let built = query;
  for (const [option, value] of Object.entries(args)) {
    switch (option) {
      case 'filter': {
        const filter = optionExpr(value);
        if (filter) built = { ...built, filters: [...built.filters, filter] };
        break;
      }
      case 'sort':
        built = { ...built, sort: [...built.sort, ...sortsOf(plainOption(value))] };
        break;
      case 'sort_input':
        built = { ...built, sort: [...built.sort, ...sortsOfInput(plainOption(value))] };
        break;
      case 'default_sort':
        built = { ...built, defaultSort: sortsOf(plainOption(value)) };
        break;
      case 'limit':
      case 'offset': {
        const count = optionValue(value, scope);
        if (count !== null && !Number.isInteger(count))
          throw new Error(`${where}: ${option} of build has to be a whole number.`);
        if (count !== null) built = { ...built, [option]: Number(count) };
        break;
      }
      case 'load':
        built = { ...built, load: [...built.load, ...loadsIn(plainOption(value))] };
        break;
      case 'select':
        built = { ...built, select: optionNames(value) };
        break;
      case 'ensure_selected':
        built = { ...built, ...(built.select ? { select: [...built.select, ...optionNames(value)] } : {}) };
        break;
      case 'context':
        built = { ...built, context: { ...built.context, ...(optionValue(value, scope) as object) } };
        break;
      default:
        throw new Error(`${where}: build cannot do ${option} here. ${refused[option] ?? ''}`.trim());
    }
  }
  return built;
}

/** `author`, `[author, comments: [author]]` */
function loadsIn(value: unknown): readonly Load[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(loadsIn);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([path, inner]) => ({ path, load: loadsIn(inner) }));
  return [];
}
