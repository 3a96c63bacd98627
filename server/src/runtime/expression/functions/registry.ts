/** The functions of expressions by name, one file for each family. Those that decide which of their arguments are asked are in `evaluate` and `sql/write`. */
import type { ExpressionFunction } from '../function.ts';
import { listFunctions } from './list.ts';
import { numberFunctions } from './number.ts';
import { textFunctions } from './text.ts';
import { timeFunctions } from './time.ts';

export const expressionFunctions: Readonly<Record<string, ExpressionFunction>> = {
  ...textFunctions,
  ...numberFunctions,
  ...timeFunctions,
  ...listFunctions,
};

/** Functions of the language that nothing here can run, and what to write in their place. */
export const refusedFunctions: Readonly<Record<string, string>> = {
  fragment: 'SQL inside of an expression is for one database only. Use the functions of expressions.',
  error: 'Errors of modules are for Elixir. Use a validation.',
  lazy: 'It calls code of Elixir. Use an argument, or a value of the context.',
  upsert_conflict: 'It can be used in changes of an upsert only.',
  composite_type: 'Values with parts are maps here; write the map itself.',
  range_contains: 'Ranges are kept as JSON. Compare their bounds with get_path and type.',
  range_overlaps: 'Ranges are kept as JSON. Compare their bounds with get_path and type.',
  range_adjacent: 'Ranges are kept as JSON. Compare their bounds with get_path and type.',
  range_lower: 'Ranges are kept as JSON. Use get_path(range, ["lower"]).',
  range_upper: 'Ranges are kept as JSON. Use get_path(range, ["upper"]).',
};
