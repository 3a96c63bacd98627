/** Writing documents from data: small functions that give the tokens of statements, for {@link layout}. */
import type { Literal, TypeUse } from '../../../model/domain-model.ts';
import { quoteName, quoteString } from '../reading/escape.ts';
import type { LayoutToken } from './layout.ts';

export type Tokens = readonly LayoutToken[];

/** A statement: its keyword, its arguments, and the statements of its block, if it has any. */
export function statement(keyword: string, args: readonly Tokens[] = [], body?: Body): Tokens {
  const tokens: LayoutToken[] = [{ text: quoteName(keyword), role: 'statement' }];
  args.forEach((arg, index) => {
    if (index === 1) tokens.push({ text: ':', role: 'colon', glued: true });
    if (index > 1) tokens.push({ text: ',', role: 'comma', glued: true });
    tokens.push(...arg);
  });
  if (body && (body.statements.length > 0 || body.always)) {
    tokens.push({ text: '{', role: 'open', inline: body.inline });
    for (const inner of body.statements) tokens.push(...inner);
    tokens.push({ text: '}', role: 'close' });
  }
  return tokens;
}

/** The statements of a block. `inline`: on one line when they fit; `always`: braces even when it is empty. */
export interface Body {
  readonly statements: readonly Tokens[];
  readonly inline: boolean;
  readonly always?: boolean;
}

export function name(text: string): Tokens {
  return [{ text: quoteName(text), role: 'word' }];
}

export function string(text: string): Tokens {
  return [{ text: quoteString(text), role: 'word' }];
}

export function list(items: readonly Tokens[]): Tokens {
  return [{ text: '[', role: 'in' }, ...commas(items), { text: ']', role: 'out' }];
}

export function call(callee: string, args: readonly Tokens[]): Tokens {
  return [
    ...name(callee),
    { text: '(', role: 'in', glued: true },
    ...commas(args),
    { text: ')', role: 'out' },
  ];
}

/** `min: 0`, for calls. */
export function named(label: string, value: Tokens): Tokens {
  return [...name(label), { text: ':', role: 'colon', glued: true }, ...value];
}

export function literal(value: Literal): Tokens {
  if (value === null) return [{ text: 'nil', role: 'word' }];
  if (typeof value === 'string') return string(value);
  if (typeof value === 'number' || typeof value === 'boolean') return [{ text: String(value), role: 'word' }];
  if ('atom' in value) return name(value.atom);
  return list(value.map(literal));
}

/** `atom(one_of: [booked, cancelled])`. */
export function type({ name: typeName, constraints }: TypeUse): Tokens {
  const entries = Object.entries(constraints);
  if (entries.length === 0) return name(typeName);
  return call(
    typeName,
    entries.map(([key, value]) => named(key, literal(value))),
  );
}

function commas(items: readonly Tokens[]): Tokens {
  return items.flatMap((item, index) =>
    index === 0 ? item : [{ text: ',', role: 'comma', glued: true } as const, ...item],
  );
}
