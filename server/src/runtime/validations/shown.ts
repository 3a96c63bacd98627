/** Values in messages. */

export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nil';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
