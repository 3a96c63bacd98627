/** `sparkFactory/evolve`: a genetic algorithm on a model; the client hears of each generation. Writes nothing. */
import { URI } from 'langium';
import { type EvolveParams, type EvolveResult, evolutionProgress } from '../protocol.ts';
import type { RequestHandler } from './context.ts';
import { withProgress } from './job.ts';
import { telling } from './telling.ts';

export const evolve: RequestHandler<EvolveParams, EvolveResult> = (context, params, token) => {
  const { connection, engine, settings, shared, texts, traceability } = context;
  return withProgress(connection, 'Evolve model', params, token, async (host) => {
    const model = await texts.source(params.uri);
    const document = shared.workspace.LangiumDocuments.getDocument(URI.parse(params.uri));
    const from = document && traceability.requirementsOf(document)?.textDocument;
    const requirements = from && { uri: from.uri, text: from.getText() };
    const result = await engine.evolve(
      {
        model,
        others: texts.others(params.uri),
        generations: params.generations ?? (await settings.get('evolution.generations', 20, params.uri)),
        population: params.population ?? (await settings.get('evolution.population', 24, params.uri)),
        seed: params.seed ?? (await settings.get('evolution.seed', 1, params.uri)),
        ...(requirements ? { requirements } : {}),
      },
      Object.assign(telling(context, host), {
        onGeneration: (run: object) => void connection.sendNotification(evolutionProgress, run),
      }),
    );
    context.overviewChanged();
    return result;
  });
};
