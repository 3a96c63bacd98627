/** `sparkFactory/generate`: candidates for a requirement document, and the text of the best. Writes nothing. */
import { modelUriOf } from '../../app/file-name.ts';
import type { GenerateParams, GenerateResult } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { withProgress } from './job.ts';
import { telling } from './telling.ts';

export const generate: RequestHandler<GenerateParams, GenerateResult> = (context, params, token) => {
  const { connection, engine, settings, texts } = context;
  return withProgress(connection, 'Generate model', params, token, async (host) => {
    const requirements = await texts.source(params.uri);
    const uri = modelUriOf(params.uri);
    const text = uri === params.uri ? undefined : await texts.text(uri);
    const seed = params.seed ?? (await settings.get('generate.seed', 1, params.uri));
    const { strategies } = params;
    const target = { uri, ...(text === undefined ? {} : { text }) };
    const result = await engine.generate(
      { requirements, target, seed, ...(strategies && strategies.length > 0 ? { strategies } : {}) },
      telling(context, host),
    );
    context.overviewChanged();
    return result;
  });
};
