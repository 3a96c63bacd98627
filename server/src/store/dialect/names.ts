/** Names of tables, columns, indexes and constraints in SQL. */

/** In double quotes, which SQLite and PostgreSQL both read as a name. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
