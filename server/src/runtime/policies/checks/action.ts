/** Checks of what is called. */
import { optionNames, plainOption } from '../../expression/call-options.ts';
import { at } from '../../expression/templates.ts';
import { same } from '../../same.ts';
import { isQuery, subjectTemplates } from '../subject.ts';
import type { BuiltInCheck } from './check.ts';

export const actionChecks: Readonly<Record<string, BuiltInCheck>> = {
  always: () => true,
  never: () => false,
  action: ({ name }, { action }) => optionNames(name).includes(action.name),
  action_type: ({ type }, { action }) => optionNames(type).includes(action.kind),
  private_action: (_, { action }) => !action.public,
  'private_action?': (_, { action }) => !action.public,
  resource: ({ resource }, subject) => optionNames(resource).includes(subject.resource.name),
  context_equals: ({ key, value }, subject, context) => {
    const { context: values } = subjectTemplates(context, subject);
    return same(at(values, optionNames(key)), plainOption(value) ?? null);
  },
  accessing_from: ({ resource, relationship }, subject) =>
    isQuery(subject) &&
    subject.accessedFrom !== undefined &&
    optionNames(resource).includes(subject.accessedFrom.resource) &&
    optionNames(relationship).includes(subject.accessedFrom.relationship),
  /** The runtime says by which action a record was made when it reads it back for the caller. */
  just_created_with_action: ({ action }, subject) => {
    const made = subject.context['just_created_with_action'];
    return typeof made === 'string' && optionNames(action).includes(made);
  },
};
