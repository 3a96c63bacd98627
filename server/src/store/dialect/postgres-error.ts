/** What errors of PostgreSQL mean (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
import { type ConstraintKind, ConstraintProblem } from './constraint.ts';

interface ServerError {
  readonly code: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly detail?: string;
}

const kinds: Readonly<Record<string, ConstraintKind>> = {
  '23505': 'unique',
  '23503': 'foreign_key',
  '23502': 'not_null',
  '23514': 'check',
};

/** A {@link ConstraintProblem} where it is one, else the error itself. */
export function constraintOfPostgres(error: unknown): unknown {
  if (!isServerError(error)) return error;
  const kind = kinds[error.code];
  if (!kind) return error;
  const { table = '', column, constraint, detail = '' } = error;
  const columns = column ? [column] : columnsOf(kind, error);
  return new ConstraintProblem(
    {
      kind,
      table,
      columns,
      ...(constraint ? { constraint } : {}),
      ...(kind === 'foreign_key' ? { stillReferenced: /still referenced/.test(detail) } : {}),
    },
    error,
  );
}

/** Whether the transaction failed only because of another one, so that it succeeds when it is run again. */
export function isConflict(error: unknown): boolean {
  return isServerError(error) && (error.code === '40001' || error.code === '40P01');
}

function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** `Key (tenant, lower(email))=(…) already exists.`; a row that is still pointed at is told by the name of the constraint. */
function columnsOf(
  kind: ConstraintKind,
  { table = '', constraint = '', detail = '' }: ServerError,
): string[] {
  if (kind === 'foreign_key') {
    const name = constraint.startsWith(`${table}_`) ? constraint.slice(table.length + 1) : '';
    return name.endsWith('_fkey') ? [name.slice(0, -'_fkey'.length)] : [];
  }
  const keys = /^Key \((.*?)\)=\(/.exec(detail)?.[1] ?? '';
  return keys ? keys.split(', ').map(plain) : [];
}

/** `lower("Email"::text)` is the column Email. */
function plain(key: string): string {
  const inner = /^\w+\((.*?)(?:::\w+)?\)?$/.exec(key)?.[1] ?? key;
  return inner.startsWith('"') ? inner.slice(1, -1).replaceAll('""', '"') : inner;
}
