/** How the command line writes numbers and paths for people. */
import { relative } from 'node:path';
import { InvalidArgumentError } from 'commander';

/** `1 finding`, `2 findings`; `entity` becomes `entities`. */
export function plural(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** A path as one would type it here. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}

/** A bar of ten cells for a value from 0 to 1. */
export function bar(value: number): string {
  const full = Math.round(value * 10);
  return '█'.repeat(full) + '░'.repeat(10 - full);
}

/** A whole number of an option, within bounds. Throws a sentence that names the option. */
export function wholeNumber(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`${name} is a whole number from ${least} to ${most}.`);
    return value;
  };
}
