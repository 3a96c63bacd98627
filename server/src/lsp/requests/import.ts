/** `sparkFactory/import`: requirements of another tool as a `.req` document. */
import { importedName, importRequirements } from '../../app/import/import-requirements.ts';
import type { ImportParams, ImportResult } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { answered } from './job.ts';

export const importDocument: RequestHandler<ImportParams, ImportResult> = (_, { name, content }) =>
  answered(async () => {
    const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
    return { ...importRequirements({ name, bytes }), name: importedName(name) };
  });
