/** Calls of functions as SQL. Those that decide which of their arguments count are here, all others in `expression/functions`. */
import type { Expr } from '../../model/definition/expression.ts';
import { functionNamed } from '../expression/evaluate.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import type { SqlSite } from '../expression/function.ts';
import { itemRows } from '../expression/functions/list.ts';
import { namedType, typeOf } from '../expression/type-of.ts';
import { classOf, types } from '../expression/value-class.ts';
import { writeDistinct } from './compare.ts';
import { type Operand, type Sql, sql } from './fragment.ts';
import { fromJson } from './json.ts';
import { asClass, asCondition, bind, castTo, nil, operandType, typeFor, unified } from './operand.ts';
import type { TableScope } from './scope.ts';
import { constantOf, constantsOf, isConstant, write } from './write.ts';

type CallExpr = Extract<Expr, { kind: 'call' }>;

export function writeCall(call: CallExpr, scope: TableScope): Operand {
  const { name, args } = call;
  const { dialect } = scope.statement;
  const [first, second, third] = args;
  switch (name) {
    case 'is_nil': {
      const operand = first ? write(first, scope) : { constant: null };
      if (isConstant(operand)) return constantOf(call, [operand], scope);
      const value =
        classOf(operand.type) === 'json' ? fromJson(operand.sql as Sql, types.json, dialect) : operand.sql;
      return { sql: sql`(${value} is null)`, type: types.boolean };
    }
    case 'is_distinct_from':
    case 'is_not_distinct_from': {
      if (!first || !second) throw new ExpressionError(`${name} compares two values.`);
      const sides = [write(first, scope), write(second, scope)] as const;
      if (sides.every(isConstant)) return constantOf(call, sides, scope);
      return writeDistinct(sides[0], sides[1], name === 'is_distinct_from', dialect);
    }
    case 'if':
      return retyped(writeCases(first && second ? [[first, second]] : [], third, scope), call, scope);
    case 'cond':
      return retyped(writeCases(clausesIn(first), undefined, scope), call, scope);
    case 'type':
      return writeTyped(call, scope);
    case 'parent': {
      if (!scope.outer || !first)
        throw new ExpressionError('parent(…) can be used inside of exists and aggregates only.');
      return write(first, { ...scope.outer, templates: scope.templates });
    }
    case 'count_nils':
      return writeCountNils(call, first, scope);
    case 'string_join':
      return writeJoinTexts(call, scope);
    case 'required!': {
      const operand = first ? write(first, scope) : { constant: null };
      if (isConstant(operand)) return constantOf(call, [operand], scope);
      throw new ExpressionError('A query cannot refuse for one record. Filter those out that have no value.');
    }
  }
  return writeFunction(call, scope);
}

function writeFunction(call: CallExpr, scope: TableScope): Operand {
  const { name, args } = call;
  const { dialect } = scope.statement;
  const found = functionNamed(name);
  const operands = args.map((arg) => write(arg, scope));
  if (operands.every(isConstant)) return constantOf(call, operands, scope);
  if (!found.takesNil && operands.some((each) => isConstant(each) && (each.constant ?? null) === null))
    return { constant: null };
  if (!found.write)
    throw new ExpressionError(
      `The database cannot work out ${name} for each record. Use it in a calculation that is code.`,
    );
  const given = operands.map(operandType);
  const site: SqlSite = {
    dialect,
    types: given,
    constants: operands.map(({ constant }) => constant),
    named: { ...constantsOf(call.named ?? {}, scope), now: new Date(scope.templates.now).toISOString() },
    bind: (value, type) => bind(value, type, dialect),
    fromJson: (json, type) => fromJson(json, type, dialect),
  };
  const parts = operands.map((operand, at) =>
    asClass(operand, found.takes[at] ?? found.takes.at(-1) ?? 'any', name, dialect),
  );
  return { sql: found.write(parts, site), type: found.returns(given) ?? types.json };
}

function clausesIn(clauses: Expr | undefined): readonly (readonly [Expr, Expr])[] {
  return (clauses?.kind === 'list' ? clauses.items : []).flatMap((clause) => {
    const [condition, value] = clause.kind === 'list' ? clause.items : [];
    return condition && value ? [[condition, value] as const] : [];
  });
}

/** `case when … then …`, of which only what can still be meant is left. */
function writeCases(
  clauses: readonly (readonly [Expr, Expr])[],
  otherwise: Expr | undefined,
  scope: TableScope,
): Operand {
  const { dialect } = scope.statement;
  const cases: { readonly condition: Sql; readonly value: Operand }[] = [];
  let rest: Operand | undefined;
  for (const [condition, value] of clauses) {
    const test = write(condition, scope);
    if (isConstant(test) && test.constant !== true) continue;
    const written = write(value, scope);
    if (isConstant(test)) {
      rest = written;
      break;
    }
    cases.push({ condition: asCondition(test, dialect), value: written });
  }
  rest ??= otherwise ? write(otherwise, scope) : { constant: null };
  if (cases.length === 0) return rest;
  const branches = unified([...cases.map(({ value }) => value), rest], 'if', dialect);
  if (!branches) return { constant: null };
  const whens = cases.map(({ condition }, at) => sql`when ${condition} then ${branches.parts[at]}`);
  return {
    sql: sql`(case ${sql.join(whens, sql` `)} else ${branches.parts.at(-1)} end)`,
    type: branches.type,
  };
}

/** The type that shows before conditions are known, so that the case of a text matters or not whatever they are. */
function retyped(operand: Operand, call: CallExpr, { resource, statement, outer }: TableScope): Operand {
  const resourceNamed = (name: string) => statement.resourceNamed(name);
  const type = typeOf(call, {
    resource,
    resourceNamed,
    ...(outer ? { outer: { resource: outer.resource, resourceNamed } } : {}),
  });
  return operand.sql && type && classOf(type) === 'text' && classOf(operand.type) === 'text'
    ? { sql: operand.sql, type }
    : operand;
}

/** A value as one of another type, where both databases agree how. */
function writeTyped(call: CallExpr, scope: TableScope): Operand {
  const [value, target] = call.args;
  const { dialect } = scope.statement;
  const type = namedType(target);
  const operand = value ? write(value, scope) : { constant: null };
  if (isConstant(operand)) return constantOf(call, [operand], scope);
  const given = classOf(operand.type ?? types.json);
  const wanted = classOf(type);
  const written = operand.sql as Sql;
  if (given === 'json') {
    const whole = type.name === 'integer' ? wholeOnly(fromJson(written, type, dialect), dialect) : undefined;
    // Times in JSON come with all digits, whatever the type keeps.
    const full = wanted === 'datetime' || wanted === 'time' ? typeFor(wanted) : type;
    return { sql: whole ?? fromJson(written, type, dialect), type: full };
  }
  if (given === wanted && wanted !== 'number')
    return { sql: written, type: wanted === 'text' ? type : (operand.type as typeof type) };
  if (given === wanted) {
    const isWhole = type.name !== 'integer' || operand.type?.name === 'integer';
    return { sql: isWhole ? written : wholeOnly(written, dialect), type };
  }
  if (wanted === 'text' && operand.type?.name === 'integer')
    return {
      sql:
        dialect === 'postgres'
          ? castTo(sql`cast(${written} as bigint)`, types.string)
          : sql`cast(cast(${written} as integer) as text)`,
      type,
    };
  if (wanted === 'date' && given === 'datetime')
    return {
      sql: dialect === 'postgres' ? sql`cast(${written} as date)` : sql`substr(${written}, 1, 10)`,
      type,
    };
  if (wanted === 'datetime' && given === 'date')
    return {
      sql:
        dialect === 'postgres'
          ? sql`cast(${written} as timestamp)`
          : sql`(${written} || 'T00:00:00.000000Z')`,
      type: types.datetime,
    };
  throw new ExpressionError(`The database cannot make a ${type.name} of a ${operand.type?.name ?? 'value'}.`);
}

function wholeOnly(number: Sql, dialect: 'sqlite' | 'postgres'): Sql {
  const whole = dialect === 'postgres' ? sql`trunc(${number})` : sql`cast(${number} as integer)`;
  return sql`(case when ${whole} = ${number} then ${whole} end)`;
}

function writeCountNils(call: CallExpr, list: Expr | undefined, scope: TableScope): Operand {
  const { dialect } = scope.statement;
  if (list?.kind === 'list') {
    const items = list.items.map((item) => write(item, scope));
    if (items.every(isConstant)) return constantOf(call, [listOf(items)], scope);
    const counts = items.map((item) =>
      item.sql
        ? sql`(case when ${item.sql} is null then 1 else 0 end)`
        : sql.lit((item.constant ?? null) === null ? 1 : 0),
    );
    return { sql: sql`(${sql.join(counts, sql` + `)})`, type: types.integer };
  }
  const operand = list ? write(list, scope) : { constant: null };
  if (isConstant(operand)) return constantOf(call, [operand], scope);
  const rows = rowsIn(operand, scope);
  const counted = sql`(select count(*) from ${rows} as each where value is null)`;
  return {
    sql: sql`(case when ${asClass(operand, 'list', 'count_nils', dialect)} is not null then ${counted} end)`,
    type: types.integer,
  };
}

const listOf = (items: readonly Operand[]): Operand => ({ constant: items.map(({ constant }) => constant) });

function rowsIn(list: Operand, { statement: { dialect } }: TableScope): Sql {
  const fromItem = (json: Sql, type: Parameters<typeof fromJson>[1]) => fromJson(json, type, dialect);
  return itemRows(asClass(list, 'list', 'a list', dialect), list.type, { dialect, fromJson: fromItem });
}

function writeJoinTexts(call: CallExpr, scope: TableScope): Operand {
  const { dialect } = scope.statement;
  const [list, separator] = call.args;
  const between = separator ? write(separator, scope) : { constant: '' };
  if (isConstant(between) && (between.constant ?? null) === null) return { constant: null };
  const separatorSql = asClass(between, 'text', 'string_join', dialect);
  if (list?.kind === 'list') {
    const items = list.items.map((item) => write(item, scope));
    if (items.every(isConstant) && isConstant(between))
      return constantOf(call, [listOf(items), between], scope);
    const parts = items.map((item) =>
      operandType(item) ? asClass(item, 'text', 'string_join', dialect) : nil(typeFor('text'), dialect),
    );
    return { sql: sql`concat_ws(${sql.join([separatorSql, ...parts])})`, type: types.string };
  }
  throw new ExpressionError(
    'The database joins texts that are written out only: string_join([first, last], " ").',
  );
}
