/** The checks that come with the language, by name: one file for each family. Others are registered among the handlers. */
import { actionChecks } from './action.ts';
import { actorChecks } from './actor.ts';
import { changeChecks } from './change.ts';
import type { BuiltInCheck } from './check.ts';
import { queryChecks } from './query.ts';

export const checks: Readonly<Record<string, BuiltInCheck>> = {
  ...actionChecks,
  ...actorChecks,
  ...changeChecks,
  ...queryChecks,
  matches: ({ description, function: code }, { resource }) => {
    throw new Error(
      `${resource.name}: the check matches(${JSON.stringify(description)}) is code of Elixir, which cannot be run here: ${String(code)}. Register a check of your own.`,
    );
  },
};
