/** The version of the program: that of package.json, which lies one folder above a bundle, or three above this source. */
import { readFileSync } from 'node:fs';

export const version: string = readVersion();

function readVersion(): string {
  for (const place of ['../package.json', '../../../package.json']) {
    try {
      return JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')).version;
    } catch {
      // Not here: try the next place.
    }
  }
  return '0.0.0';
}
