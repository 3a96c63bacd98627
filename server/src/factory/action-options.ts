/** Which options of steps that are actions count here, and which are refused rather than passed over. */
import type { StepDefinition } from '../model/definition/reactor.ts';

/** What the runner of actions looks at. */
const followed: ReadonlySet<string> = new Set([
  'upsert',
  'upsert_identity',
  'upsert_fields',
  'lazy',
  'reuse_values',
  'only_when_valid',
  'fail_if_invalid',
]);

/**
 * What makes no difference here: all is one transaction, and done as a whole or not at all; results are the records, in order; listeners
 * hear of each; input is always cast; and how much is read or written at a time changes nothing.
 */
const indifferent: ReadonlySet<string> = new Set([
  'return_destroyed',
  'return_records',
  'return_errors',
  'sorted',
  'stop_on_error',
  'assume_casted',
  'batch_size',
  'max_concurrency',
  'notify',
  'stream_batch_size',
  'stream_with',
  'allow_stream_with',
  'strategy',
  'transaction',
]);

/** These do what happens here anyway with one value, and something else with others. */
const only: Readonly<Record<string, unknown>> = {
  rollback_on_error: true,
  success_state: 'success',
  authorize_changeset_with: 'error',
  authorize_query_with: 'error',
  authorize_query: true,
  return_stream: false,
  strict: false,
};

/** The options of a step that would change what it does, and do not here. */
export function unknownOptions(step: StepDefinition): readonly string[] {
  return Object.entries(('options' in step && step.options) || {})
    .filter(([name, value]) => {
      if (followed.has(name) || indifferent.has(name)) return false;
      return !(Object.hasOwn(only, name) && only[name] === value);
    })
    .map(([name]) => name);
}
