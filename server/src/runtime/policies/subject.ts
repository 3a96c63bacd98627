/** What policies are asked about: a read, or a change, or the call of a generic action. */
import type { Expr } from '../../model/definition/expression.ts';
import type { ActionDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import type { Changeset } from '../changeset.ts';
import type { RuntimeContext } from '../context.ts';
import type { TemplateValues } from '../expression/scope.ts';
import type { Query } from '../query.ts';

/** A generic action with its arguments. */
export interface GenericCall {
  readonly resource: ResourceDefinition;
  readonly action: ActionDefinition;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>>;
}

export type Subject = Query | Changeset | GenericCall;

export function isQuery(subject: Subject): subject is Query {
  return 'inputs' in subject;
}

export function isChangeset(subject: Subject): subject is Changeset {
  return 'attributes' in subject;
}

/** What templates in checks stand for. */
export function subjectTemplates(context: RuntimeContext, subject: Subject): TemplateValues {
  return {
    arguments: subject.arguments,
    actor: context.actor ?? null,
    context: { ...context.context, ...subject.context },
    tenant: context.tenant ?? null,
    now: context.surroundings.now(),
  };
}

/** What a check says: whether it holds, or what has to hold for a record. */
export type Verdict = boolean | Expr;

export function isOpen(verdict: Verdict): verdict is Expr {
  return typeof verdict !== 'boolean';
}
