/** `sparkFactory/overview`: every requirement document with what was made of it. */
import type { Overview } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { answered, jobHost } from './job.ts';

export const overview: RequestHandler<undefined, Overview> = async (
  { connection, engine, texts },
  _,
  token,
) =>
  answered(async () => {
    const host = jobHost(connection, token);
    const projects = await engine.projects({ documents: texts.all() }, host);
    const storeProblem = await engine.storeProblem({}, host);
    return { projects, ...(storeProblem === undefined ? {} : { storeProblem }) };
  });
