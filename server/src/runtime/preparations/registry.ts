/** The preparations that come with the language, by name. */
import type { Call } from '../../model/definition/expression.ts';
import type { RuntimeContext } from '../context.ts';
import { optionsOf, plainOption } from '../expression/call-options.ts';
import type { ReadHookHandler } from '../handlers.ts';
import type { Query } from '../query.ts';
import { queryTemplates } from '../read/fetch.ts';
import { build } from './build.ts';

export type Preparation = (query: Query, call: Call, context: RuntimeContext) => Query | Promise<Query>;

/** The registered function that a call names. */
function hookOf(query: Query, { name, args }: Call, { handlers }: RuntimeContext): ReadHookHandler {
  const hook = String(plainOption(args['callback']));
  const found = handlers.readHooks?.[hook];
  if (found) return found;
  throw new Error(
    `${query.resource.name}.${query.action.name}: ${name} calls ${hook}, which nobody registered among the handlers' readHooks.`,
  );
}

export const preparations: Readonly<Record<string, Preparation>> = {
  build,
  set_context: (query, call, context) => {
    const options = optionsOf(call, { templates: queryTemplates(context, query) });
    const given = options['context'] ?? options['value'] ?? Object.values(options)[0];
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      throw new Error(`${query.resource.name}.${query.action.name}: set_context takes a map.`);
    return { ...query, context: { ...query.context, ...given } };
  },
  // As in Ash, the last one that is put before an action runs first, unless it is to be appended.
  before_action: (query, call, context) => {
    const { before } = hookOf(query, call, context);
    if (!before) throw new Error(`${call.name}: the handler has no before.`);
    const hooks = query.beforeAction;
    const append = plainOption(call.args['append?'] ?? call.args['append']) === true;
    return { ...query, beforeAction: append ? [...hooks, before] : [before, ...hooks] };
  },
  after_action: (query, call, context) => {
    const { after } = hookOf(query, call, context);
    if (!after) throw new Error(`${call.name}: the handler has no after.`);
    const hooks = query.afterAction;
    const prepend = plainOption(call.args['prepend?'] ?? call.args['prepend']) === true;
    return { ...query, afterAction: prepend ? [after, ...hooks] : [...hooks, after] };
  },
};
