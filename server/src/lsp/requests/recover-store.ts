/** `sparkFactory/recoverStore`: moves a damaged store aside, keeps it, and starts an empty one. */
import { fileName } from '../../app/file-name.ts';
import type { RecoverStoreResult } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { answered, jobHost } from './job.ts';

export const recoverStore: RequestHandler<undefined, RecoverStoreResult> = (
  { connection, engine, overviewChanged },
  _,
  token,
) =>
  answered(async () => {
    const keptAs = await engine.recoverStore({}, jobHost(connection, token));
    overviewChanged();
    return keptAs === undefined ? {} : { keptAs: fileName(keptAs) };
  });
