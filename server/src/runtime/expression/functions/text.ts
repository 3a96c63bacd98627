/** Functions of texts. Characters are code points, letters of any case only A to Z: as both databases have it. */
import { sql } from '../../sql/fragment.ts';
import { downcase } from '../ascii.ts';
import { ExpressionError } from '../expression-error.ts';
import type { ExpressionFunction, SqlSite } from '../function.ts';
import { isCaseInsensitive, types } from '../value-class.ts';

const folds = ({ types: given }: { readonly types: SqlSite['types'] }) => given.some(isCaseInsensitive);

/** Both texts of a search, in small letters when the case of one of them does not matter. */
const folded = (values: readonly unknown[], site: { readonly types: SqlSite['types'] }): string[] =>
  (values as string[]).map((text) => (folds(site) ? downcase(text) : text));

const foldedSql: NonNullable<ExpressionFunction['write']> = (parts, site) =>
  folds(site) ? sql`lower(${parts[0]})` : sql`${parts[0]}`;

function search(
  evaluate: (text: string, part: string) => unknown,
  write: (
    text: ReturnType<typeof foldedSql>,
    part: ReturnType<typeof foldedSql>,
    site: SqlSite,
  ) => ReturnType<typeof foldedSql>,
  returns: keyof typeof types = 'boolean',
): ExpressionFunction {
  return {
    takes: ['text', 'text'],
    returns: () => types[returns],
    evaluate: (values, site) => {
      const [text = '', part = ''] = folded(values, site);
      return evaluate(text, part);
    },
    write: ([text, part], site) =>
      write(foldedSql(text ? [text] : [], site), foldedSql(part ? [part] : [], site), site),
  };
}

const position = (dialect: SqlSite['dialect']) => sql.raw(dialect === 'sqlite' ? 'instr' : 'strpos');

/** What JavaScript trims: white space and ends of lines (ECMA-262, TrimString). */
const blanks =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

export const textFunctions: Readonly<Record<string, ExpressionFunction>> = {
  contains: search(
    (text, part) => text.includes(part),
    (text, part, { dialect }) => sql`(${position(dialect)}(${text}, ${part}) > 0)`,
  ),
  string_starts_with: search(
    (text, part) => text.startsWith(part),
    (text, part) => sql`(substr(${text}, 1, length(${part})) = ${part})`,
  ),
  string_ends_with: search(
    (text, part) => text.endsWith(part),
    (text, part, { dialect }) =>
      dialect === 'postgres'
        ? sql`(right(${text}, length(${part})) = ${part})`
        : // The last 0 characters are all of them in SQLite.
          sql`(case when length(${part}) = 0 then ${text} = ${text} else substr(${text}, -length(${part})) = ${part} end)`,
  ),
  string_position: search(
    (text, part) => {
      const found = text.indexOf(part);
      return found < 0 ? null : [...text.slice(0, found)].length;
    },
    (text, part, { dialect }) => sql`(nullif(${position(dialect)}(${text}, ${part}), 0) - 1)`,
    'integer',
  ),
  string_length: {
    takes: ['text'],
    returns: () => types.integer,
    evaluate: ([text]) => [...String(text)].length,
    write: ([text]) => sql`length(${text})`,
  },
  string_downcase: {
    takes: ['text'],
    returns: ([type]) => type ?? types.string,
    evaluate: ([text]) => downcase(String(text)),
    write: ([text]) => sql`lower(${text})`,
  },
  string_trim: {
    takes: ['text'],
    returns: ([type]) => type ?? types.string,
    evaluate: ([text]) => String(text).trim(),
    write: ([text], { dialect, bind }) =>
      sql`${sql.raw(dialect === 'sqlite' ? 'trim' : 'btrim')}(${text}, ${bind(blanks, types.string)})`,
  },
  string_split: {
    takes: ['text', 'text'],
    returns: () => types.texts,
    evaluate: ([text, separator = ' '], { named }) => {
      const parts = String(text).split(String(separator));
      return named['trim'] === true ? parts.filter((part) => part !== '') : parts;
    },
  },
};

/** Joins what a list holds; those without a value are left out. */
export function joinTexts(texts: readonly unknown[], separator: unknown): string | null {
  if (typeof separator !== 'string') return null;
  const parts = texts.filter((text) => text !== null && text !== undefined);
  if (!parts.every((part) => typeof part === 'string'))
    throw new ExpressionError('string_join joins texts only. Use texts, or nil for what is left out.');
  return parts.join(separator);
}
