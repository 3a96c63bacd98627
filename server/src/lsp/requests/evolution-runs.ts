/** `sparkFactory/evolutionRuns`: the runs that are known, newest first. */
import type { EvolutionRunView } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { answered, jobHost } from './job.ts';

export const evolutionRuns: RequestHandler<undefined, readonly EvolutionRunView[]> = (
  { connection, engine },
  _,
  token,
) => answered(() => engine.evolutionRuns({}, jobHost(connection, token)));
