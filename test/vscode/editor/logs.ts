/** What an editor wrote down of a failed run. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const lastLines = 60;

/** Prints the ends of the extension host's logs and of the output channels below a user-data directory. */
export function printLogs(userData: string): void {
  const logs = readdirSync(userData, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.log') && /exthost|output_/.test(file))
    .sort();
  for (const file of logs) {
    const lines = readFileSync(path.join(userData, file), 'utf8').trimEnd().split('\n');
    if (lines.join('') === '') continue;
    console.error(`--- ${file}, last ${Math.min(lines.length, lastLines)} of ${lines.length} lines`);
    console.error(lines.slice(-lastLines).join('\n'));
  }
}
