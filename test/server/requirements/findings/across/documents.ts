/** Correct documents of several domains, as they are and with a fault in them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '../../../../../server/src/base/diagnostic.ts';
import { specify } from '../../../../../server/src/factory/documents/specify.ts';

const folder = new URL('../../../../fixtures/requirements/documents/', import.meta.url);

/** Name without its ending → text. */
export const documents: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.req'))
    .sort()
    .map((name) => [name.replace('.req', ''), readFileSync(new URL(name, folder), 'utf8')]),
);

export function findingsOf(text: string): readonly Diagnostic[] {
  return specify({ uri: 'file:///test.req', text }).diagnostics;
}
