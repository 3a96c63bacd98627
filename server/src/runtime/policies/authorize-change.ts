/** Asks policies about a change, or the call of a generic action. What they ask of a record is asked of it before the change; of a new one, as it will be. */
import type { Changeset } from '../changeset.ts';
import { futureOf } from '../changing.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { holds } from '../expression/evaluate.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { failed } from '../failure.ts';
import { wholeError } from '../field-error.ts';
import { amongRecords } from '../load/keys.ts';
import { loadWithin } from '../load/load-within.ts';
import { loadsOf } from '../load/needs.ts';
import type { Query } from '../query.ts';
import { fetchRecords } from '../read/fetch.ts';
import { primaryRead } from '../read/primary-read.ts';
import { askPolicies } from './ask.ts';
import { forbidden } from './forbidden.ts';
import { formulaOf } from './formula.ts';
import {
  type GenericCall,
  isChangeset,
  isQuery,
  type Subject,
  subjectTemplates,
  type Verdict,
} from './subject.ts';

/** @throws ActionError when it is forbidden */
export async function authorizeChangeset(context: RuntimeContext, changeset: Changeset): Promise<void> {
  await authorize(context, changeset, changeset.data ?? newRecord(changeset));
}

/** @throws ActionError when it is forbidden */
export async function authorizeCall(context: RuntimeContext, call: GenericCall): Promise<void> {
  await authorize(context, call, undefined);
}

async function authorize(context: RuntimeContext, subject: Subject, record: Row | undefined): Promise<void> {
  try {
    await ask(context, subject, record);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { resource, action } = subject;
    throw failed(resource, action, 'framework', [wholeError('invalid_policy', error.message)]);
  }
}

async function ask(context: RuntimeContext, subject: Subject, record: Row | undefined): Promise<void> {
  const { policies } = subject.resource;
  if (!policies || context.authorize === false) return;
  const asked = await askPolicies(context, policies, subject);
  const formula = formulaOf(asked);
  if (formula === true) return;
  if (formula === false || !record) throw forbidden(subject, policies, asked);
  if (!(await meets(context, subject, formula, record))) throw forbidden(subject, policies, asked);
}

/** Whether policies let a call pass, for this record, or for one that they could be about when none is named. */
export async function mayPass(
  context: RuntimeContext,
  subject: Subject,
  record: Row | undefined,
): Promise<boolean> {
  const { policies } = subject.resource;
  if (!policies || context.authorize === false) return true;
  const formula = formulaOf(await askPolicies(context, policies, subject));
  if (typeof formula === 'boolean') return formula;
  if (record) return meets(context, subject, formula, record);
  // The call of a generic action is about no record that could meet anything.
  return isQuery(subject) || isChangeset(subject);
}

/** Whether a record meets what policies ask of it. */
async function meets(
  context: RuntimeContext,
  subject: Subject,
  formula: Exclude<Verdict, boolean>,
  record: Row,
): Promise<boolean> {
  const { resource } = subject;
  const resourceNamed = (name: string) => context.resource(name);
  const query: Query = {
    resource,
    action: primaryRead(resource),
    arguments: subject.arguments,
    filters: [],
    callerFilters: [],
    sort: [],
    load: [],
    inputs: {},
    errors: [],
    context: subject.context,
    beforeAction: [],
    afterAction: [],
  };
  // Policies look at all records, whatever they let the caller see of them.
  const trusting = { ...context, authorize: false };
  const needed = loadsOf(formula, resource, resourceNamed);
  const isAtHand = needed.every((load) => typeof load === 'string' && record[load] !== undefined);
  const isStored = isChangeset(subject) ? subject.data !== undefined : isQuery(subject);
  if (isStored && !isAtHand) return meetsInStore(trusting, query, formula, record);
  const [ready = record] = await loadWithin(trusting, query, [record], needed);
  return holds(formula, {
    templates: subjectTemplates(context, subject),
    record: ready,
    resource,
    resourceNamed,
  });
}

/** As {@link meets}, of a record that the database has: one statement, whatever the policies look at. */
async function meetsInStore(
  context: RuntimeContext,
  query: Query,
  formula: Exclude<Verdict, boolean>,
  record: Row,
): Promise<boolean> {
  const { records } = await fetchRecords(context, {
    query,
    visible: new Map(),
    fields: [],
    flags: { passes: formula },
    related: (scope) => ({ conditions: [amongRecords(scope, [record])], fields: [] }),
  });
  return records[0]?.['passes'] === true;
}

/** A record that is not there yet; what it has no value for is nil. */
export function newRecord(changeset: Changeset): Row {
  const empty = Object.fromEntries(changeset.resource.attributes.map(({ name }) => [name, null]));
  return { ...empty, ...futureOf(changeset) };
}
