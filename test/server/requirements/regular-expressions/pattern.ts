/** Regular expressions as trees, as far as it takes to write texts that they match, or nearly match. */

export type Pattern =
  /** One character out of these; no character for what matches a place (`^`, `\b`). */
  | { readonly kind: 'one'; readonly of: readonly string[] }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly min: number; readonly max: number }
  /** What is only looked at; what must stand `before` is part of the texts. */
  | { readonly kind: 'look'; readonly part: Pattern; readonly before: boolean };

/** Characters of all kinds that texts are made of; an atom stands for those of them that it matches. */
const CHARACTERS = [
  ...'a1 .-Az_,:;()[]{}<>"\'`*#|/\\&%€$+=!?@~^éßЖ–—’“”•…',
  '\t',
  '\n',
  '\r',
  '\u00a0',
  '\u200b',
  '\u0000',
];
/** How many of these are tried for one atom. */
const FEW = 4;

/** Reads the source of a regular expression. */
export function parsePattern(source: string, flags: string): Pattern {
  let at = 0;
  const modes = flags.replace(/[^iuvs]/g, '');
  const more = (): boolean => at < source.length && source[at] !== ')';

  function alternatives(): Pattern {
    const parts = [sequence()];
    while (source[at] === '|') {
      at++;
      parts.push(sequence());
    }
    return parts.length === 1 ? (parts[0] ?? nothing) : { kind: 'any', parts };
  }

  function sequence(): Pattern {
    const parts: Pattern[] = [];
    while (more() && source[at] !== '|') parts.push(quantified(item()));
    return { kind: 'all', parts };
  }

  function quantified(part: Pattern): Pattern {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 20));
    if (!found) return part;
    at += found[0].length;
    const [, min, comma, max] = found;
    const bounds =
      min === undefined
        ? { min: found[0][0] === '+' ? 1 : 0, max: found[0][0] === '?' ? 1 : Number.POSITIVE_INFINITY }
        : {
            min: Number(min),
            max: max ? Number(max) : comma ? Number.POSITIVE_INFINITY : Number(min),
          };
    return { kind: 'repeat', part, ...bounds };
  }

  function item(): Pattern {
    if (source[at] === '(') {
      const head =
        /^\((?:\?(?:<?[=!]|:|<\w+>|[a-z]*(?:-[a-z]+)?:))?/.exec(source.slice(at, at + 40))?.[0] ?? '(';
      at += head.length;
      const part = alternatives();
      at++;
      return /[=!]$/.test(head) ? { kind: 'look', part, before: head === '(?<=' } : part;
    }
    const atom = atomAt(source, at);
    at += atom.length;
    if (/^(?:[\^$]|\\[bB]|\\k<.*|\\[1-9]\d*)$/.test(atom)) return nothing;
    return { kind: 'one', of: samples(atom, modes) };
  }

  return alternatives();
}

const nothing: Pattern = { kind: 'one', of: [] };

function atomAt(source: string, at: number): string {
  const rest = source.slice(at);
  const atom =
    /^(?:\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<\w+>|[1-9]\d*|.)|[\s\S])/u.exec(
      rest,
    );
  return atom?.[0] ?? rest;
}

/** Characters that an atom matches: its own, and some of every kind. */
function samples(atom: string, modes: string): readonly string[] {
  const whole = new RegExp(`^(?:${atom})$`, modes);
  const own = [...atom].filter((character) => whole.test(character));
  const others = CHARACTERS.filter((character) => whole.test(character));
  return [...new Set([...own.slice(0, FEW), ...others])].slice(0, 2 * FEW);
}
