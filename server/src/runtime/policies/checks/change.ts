/** Checks of what a call changes. */
import type { CallValue } from '../../../model/definition/expression.ts';
import type { Changeset } from '../../changeset.ts';
import { attributeOf, isChanging } from '../../changing.ts';
import { optionNames, plainOption } from '../../expression/call-options.ts';
import { relationshipNamed } from '../../expression/fields.ts';
import { same } from '../../same.ts';
import { targets } from '../../state-machine/transitions.ts';
import { isChangeset } from '../subject.ts';
import type { BuiltInCheck } from './check.ts';

export const changeChecks: Readonly<Record<string, BuiltInCheck>> = {
  changing_attributes: ({ attributes }, subject) =>
    isChangeset(subject) && wantedChanges(attributes).every((wanted) => makes(subject, wanted)),
  valid_next_state: (...asked) => validNextState(...asked),
  changing_relationship: ({ relationship }, subject) =>
    isChangeset(subject) && optionNames(relationship).some((name) => changesRelationship(subject, name)),
  changing_relationships: ({ relationships }, subject) =>
    isChangeset(subject) && optionNames(relationships).some((name) => changesRelationship(subject, name)),
};

/** Whether a transition of the document leads to where the change goes, or from where the record is when it goes nowhere yet. */
const validNextState: BuiltInCheck = (_, subject) => {
  const machine = subject.resource.stateMachine;
  if (!machine || !isChangeset(subject)) return false;
  const { stateAttribute, initialStates } = machine;
  const to = attributeOf(subject, stateAttribute);
  const from = subject.data?.[stateAttribute];
  if (!subject.data) return typeof to === 'string' && initialStates.includes(to);
  const possible = typeof from === 'string' ? targets(machine, subject.action.name, from) : [];
  return to === from ? possible.length > 0 : possible.includes(String(to));
};

interface WantedChange {
  readonly attribute: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** `[title, body]` or `[status: [from: draft, to: published]]`. */
function wantedChanges(value: CallValue | undefined): readonly WantedChange[] {
  const plain = plainOption(value);
  const each = (one: unknown): readonly WantedChange[] => {
    if (typeof one === 'string') return [{ attribute: one }];
    if (Array.isArray(one)) return one.flatMap(each);
    if (typeof one !== 'object' || one === null) return [];
    return Object.entries(one).map(([attribute, bounds]) => ({ attribute, ...(bounds as object) }));
  };
  return each(plain);
}

function makes(changeset: Changeset, wanted: WantedChange): boolean {
  const { attribute } = wanted;
  if (!isChanging(changeset, attribute)) return false;
  if ('from' in wanted && !same(changeset.data?.[attribute] ?? null, wanted.from ?? null)) return false;
  return !('to' in wanted) || same(attributeOf(changeset, attribute), wanted.to ?? null);
}

/** Whether the attribute that leads there changes, or an argument that manages the relationship is given. */
function changesRelationship(changeset: Changeset, name: string): boolean {
  const { kind, sourceAttribute } = relationshipNamed(changeset.resource, name);
  if (kind === 'belongs_to' && isChanging(changeset, sourceAttribute)) return true;
  return changeset.action.changes.some(({ call }) => {
    if (call.name !== 'manage_relationship' && call.name !== 'relate_actor') return false;
    const [argument = name] = optionNames(call.args['argument'] ?? call.args['relationship']);
    const [relationship = argument] = optionNames(call.args['relationship']);
    if (relationship !== name) return false;
    return call.name === 'relate_actor' || (changeset.arguments[argument] ?? null) !== null;
  });
}
