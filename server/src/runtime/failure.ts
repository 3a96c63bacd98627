/** Failures of actions: from what is wrong to the error that callers get. */
import type { ActionDefinition, ResourceDefinition } from '../model/definition/resource.ts';
import { ExpressionError } from './expression/expression-error.ts';
import { fieldError, type Path, wholeError } from './field-error.ts';
import { ActionError, type ErrorClass, type FieldError, type Outcome } from './outcome.ts';

/** What an action runs as, for its errors: `DslProject.deploy`. */
export function actionName(resource: ResourceDefinition, action: ActionDefinition): string {
  return `${resource.name}.${action.name}`;
}

/** Thrown inside of actions to end them and take back what they did; callers get it as data. */
export function failed(
  resource: ResourceDefinition,
  action: ActionDefinition,
  kind: ErrorClass,
  errors: readonly FieldError[],
): ActionError {
  return new ActionError({ class: kind, action: actionName(resource, action), errors });
}

export function notFound(resource: ResourceDefinition, action: ActionDefinition, key: unknown): ActionError {
  const shown = typeof key === 'string' ? key : JSON.stringify(key);
  return failed(resource, action, 'not_found', [
    wholeError('not_found', `There is no ${resource.name} ${shown}.`),
  ]);
}

/** The record was changed by somebody else, or no longer meets what the action asks of it. */
export function stale(resource: ResourceDefinition, action: ActionDefinition, path: Path = []): ActionError {
  const error =
    path.length > 0
      ? fieldError(path, 'stale_record', 'was changed by somebody else: read the record again')
      : wholeError(
          'stale_record',
          `The ${resource.name} was changed by somebody else, or is not as the action needs it: read it again.`,
        );
  return failed(resource, action, 'conflict', [error]);
}

/** As {@link outcomeOf}, for the work of an action: expressions of the document that cannot be worked out make it fail. */
export function actionOutcome<T>(
  { resource, action }: { readonly resource: ResourceDefinition; readonly action: ActionDefinition },
  work: () => Promise<T>,
): Promise<Outcome<T>> {
  return outcomeOf(async () => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      throw failed(resource, action, 'invalid', [wholeError('invalid_expression', error.message)]);
    }
  });
}

/** Gives failures as data. Other errors are bugs or the outside world, and go on. */
export async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof ActionError) return { ok: false, error: error.failure };
    throw error;
  }
}
