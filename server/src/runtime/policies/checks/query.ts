/** Checks of what a read asks for. */
import type { Expr } from '../../../model/definition/expression.ts';
import type { Load } from '../../context.ts';
import { optionNames } from '../../expression/call-options.ts';
import { selectedAttributes } from '../../read/fetch.ts';
import { isChangeset, isQuery } from '../subject.ts';
import type { BuiltInCheck } from './check.ts';

export const queryChecks: Readonly<Record<string, BuiltInCheck>> = {
  selecting: ({ attribute }, subject) =>
    isQuery(subject) && selectedAttributes(subject).some(({ name }) => optionNames(attribute).includes(name)),
  loading: ({ field }, subject) => {
    if (!isQuery(subject) && !isChangeset(subject)) return false;
    const loaded = new Set(subject.load.flatMap((load) => pathsOf(load)));
    return optionNames(field).some((name) => loaded.has(name));
  },
  filtering_on: ({ field }, subject) => {
    if (!isQuery(subject)) return false;
    const looked = new Set(
      [...subject.filters, ...subject.callerFilters].flatMap((filter) => fieldsIn(filter, [])),
    );
    return optionNames(field).some((name) => looked.has(name));
  },
};

/** `author` and `author.team`. */
function pathsOf(load: Load): readonly string[] {
  if (typeof load === 'string') {
    const steps = load.split('.');
    return steps.map((_, at) => steps.slice(0, at + 1).join('.'));
  }
  return [
    ...pathsOf(load.path),
    ...load.load.flatMap((inner) => pathsOf(inner).map((path) => `${load.path}.${path}`)),
  ];
}

/** Paths of the fields that an expression looks at; those in `exists` begin with its path. */
function fieldsIn(expr: Expr, around: readonly string[]): readonly string[] {
  switch (expr.kind) {
    case 'ref':
      return [[...around, ...expr.path].join('.')];
    case 'operation':
      return expr.operands.flatMap((each) => fieldsIn(each, around));
    case 'list':
      return expr.items.flatMap((each) => fieldsIn(each, around));
    case 'call': {
      const [first, ...rest] = expr.args;
      if (expr.name === 'exists' && first?.kind === 'ref')
        return rest.flatMap((each) => fieldsIn(each, [...around, ...first.path]));
      return expr.args.flatMap((each) => fieldsIn(each, around));
    }
    default:
      return [];
  }
}
