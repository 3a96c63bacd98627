/** The backlogs of `bench/understanding/backlogs`, written and modelled for this project: more examples, of other domains than those that measure. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Modelled } from './backlog-examples.ts';

const FOLDER = new URL('./backlogs/', import.meta.url);

/** In the order of their names. */
export function ownBacklogs(): readonly Modelled[] {
  return readdirSync(fileURLToPath(FOLDER))
    .sort()
    .map((file) => {
      const { stories, ...model } = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
      return { ...model, text: stories.join('\n') };
    });
}
