/** The names that a document declares for all others, told from its top statements alone: nothing inside is bound for it. */
import { bindStatement, bindValues, elementName } from '../nodes/bind.ts';
import { childOf } from '../schema/compose.ts';
import { innerSchemas } from '../schema/inner-schemas.ts';
import { nameParameter, type Parameter, type StatementSchema } from '../schema/schema.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { nameText, type Statement, statementOf } from '../syntax/syntax.ts';
import { declaredAt, declaredBy } from './names.ts';

/** Names by their kind, in the order in which they are declared. */
export type TopNames = ReadonlyMap<string, readonly TopName[]>;

export interface TopName {
  readonly name: string;
  /** Of the element that has it. */
  readonly keyword: string;
}

/** The names; `undefined` where what stands inside of elements has a say in them. */
export function topNames(statements: readonly Statement[], vocabulary: Vocabulary): TopNames | undefined {
  const names = new Map<string, TopName[]>();
  const add = (kind: string, name: string, { keyword }: StatementSchema): void => {
    const found = { name, keyword };
    const same = names.get(kind);
    if (same) same.push(found);
    else names.set(kind, [found]);
  };
  const document = { uri: '', vocabulary };
  const read = (inner: readonly Statement[], within: StatementSchema): boolean =>
    inner.every((statement) => {
      const schema = childOf(within, statement.keyword.text);
      if (!schema) return true;
      if (!standsAlone(schema)) return false;
      const { body, named } = statement;
      if (schema.role === 'section') {
        const head = bindStatement({ ...statement, body: undefined, named: undefined }, { document, within });
        for (const { kind, name } of declaredAt(head)) add(kind, name, schema);
        return read([...(named ?? []).map(statementOf), ...(body?.statements ?? [])], schema);
      }
      const parameter = schema.role === 'entity' ? nameParameter(schema) : undefined;
      // Asked of all documents with each change of a definition: what is no more than a name is not bound.
      if (!named && !schema.parameters.some(declares)) {
        const name = parameter && nameGiven(statement, schema, parameter);
        if (name !== undefined) for (const kind of schema.kinds) add(kind, name, schema);
        return !body || !parameter || name !== undefined;
      }
      const node = bindStatement({ ...statement, body: undefined }, { document, within });
      // The name may be given in the block.
      if (body && parameter && elementName(node) === undefined) return false;
      for (const { kind, name } of declaredAt(node)) add(kind, name, schema);
      return true;
    });
  return read(statements, vocabulary.document) ? names : undefined;
}

function nameGiven(statement: Statement, schema: StatementSchema, parameter: Parameter): string | undefined {
  const value = bindValues(statement, schema).find((each) => each.parameter === parameter)?.expression;
  return value && nameText(value);
}

function declares({ type }: Parameter): boolean {
  return declaredBy(type).length > 0;
}

const alone = new WeakMap<StatementSchema, boolean>();

/** Whether nothing in the block of an element declares names outside of it. */
function standsAlone(schema: StatementSchema): boolean {
  let known = alone.get(schema);
  if (known === undefined) {
    known =
      !schema.opaque &&
      (schema.role !== 'entity' ||
        (![...schema.children.values()].some(declaresByValue) &&
          ![...innerSchemas(schema)].some((inner) => inner.schema.global)));
    alone.set(schema, known);
  }
  return known;
}

/** What an option declares belongs to what is around its element. */
function declaresByValue({ role, parameters }: StatementSchema): boolean {
  return role === 'option' && parameters.some(declares);
}
