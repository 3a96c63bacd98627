/** Patterns that are recognised in models, one by one in each resource: what is common, and what is known to cause trouble. */
import type { DomainModel, Resource } from '../../model/domain-model.ts';

export interface ModelPattern {
  /** snake_case. */
  readonly name: string;
  /** What a resource with it has, in a sentence. */
  readonly description: string;
  readonly type: 'structural' | 'behavioral' | 'anti_pattern';
  readonly level: 'low' | 'medium' | 'high' | 'critical';
  readonly areas: readonly ('performance' | 'maintainability' | 'usability' | 'security' | 'reliability')[];
  /** What it does for a model; the other way round for anti-patterns. */
  readonly effect: string;
  /** Anti-patterns: what to do about it. */
  readonly advice?: string;
  has(resource: Resource, model: DomainModel): boolean;
}

const named = (resource: Resource, names: readonly string[]): boolean =>
  names.some((name) => resource.attributes.some((attribute) => attribute.name === name));

export const modelPatterns: readonly ModelPattern[] = [
  {
    name: 'timestamps',
    description: 'It keeps when a record was made and changed.',
    type: 'structural',
    level: 'medium',
    areas: ['reliability'],
    effect: 'Changes can be followed.',
    has: (resource) => named(resource, ['inserted_at', 'created_at', 'updated_at']),
  },
  {
    name: 'natural_key',
    description: 'An identity tells its records apart by what people know of them.',
    type: 'structural',
    level: 'medium',
    areas: ['reliability', 'usability'],
    effect: 'No record is there twice.',
    has: ({ identities }) => identities.length > 0,
  },
  {
    name: 'life_cycle',
    description: 'A state machine says which states follow each other.',
    type: 'behavioral',
    level: 'high',
    areas: ['reliability'],
    effect: 'No record gets into a state that it must not be in.',
    has: ({ stateMachine }) => stateMachine !== undefined,
  },
  {
    name: 'ownership',
    description: 'Each record belongs to one of another resource.',
    type: 'structural',
    level: 'medium',
    areas: ['reliability'],
    effect: 'Nothing is without its owner.',
    has: ({ relationships }) =>
      relationships.some(({ kind, allowNil }) => kind === 'belongs_to' && !allowNil),
  },
  {
    name: 'enumeration',
    description: 'An attribute has one of a few named values.',
    type: 'structural',
    level: 'low',
    areas: ['usability', 'reliability'],
    effect: 'Values are spelled in one way.',
    has: ({ attributes }) => attributes.some(({ type }) => type.constraints['one_of'] !== undefined),
  },
  {
    name: 'join_resource',
    description: 'It joins two resources many to many.',
    type: 'structural',
    level: 'low',
    areas: ['maintainability'],
    effect: 'What is said of the pair has a place.',
    has: ({ name }, { resources }) =>
      resources.some(({ relationships }) => relationships.some(({ through }) => through === name)),
  },
  {
    name: 'access_rules',
    description: 'Policies say who may do what.',
    type: 'behavioral',
    level: 'high',
    areas: ['security'],
    effect: 'Only those may act who are meant to.',
    has: ({ policies }) => policies.length > 0,
  },
  {
    name: 'domain_actions',
    description: 'Actions are called what people call what they do, beside create, read, update and destroy.',
    type: 'behavioral',
    level: 'medium',
    areas: ['usability', 'maintainability'],
    effect: 'The model speaks the language of its users.',
    has: ({ actions }) =>
      actions.some(({ name }) => !['create', 'read', 'update', 'destroy', 'list', 'get'].includes(name)),
  },
  {
    name: 'god_resource',
    description: 'It has more than twenty attributes.',
    type: 'anti_pattern',
    level: 'high',
    areas: ['maintainability', 'usability'],
    effect: 'It is about more than one thing, and changes for many reasons.',
    advice: 'Split what belongs together into resources of its own.',
    has: ({ attributes }) => attributes.length > 20,
  },
  {
    name: 'isolated_resource',
    description: 'No relationship leads to it or away from it, although there are others.',
    type: 'anti_pattern',
    level: 'medium',
    areas: ['usability'],
    effect: 'Its records cannot be reached from others.',
    advice: 'Say what it belongs to, or leave it out.',
    has: ({ name, relationships }, { resources }) =>
      resources.length > 1 &&
      relationships.length === 0 &&
      !resources.some((other) => other.relationships.some(({ destination }) => destination === name)),
  },
  {
    name: 'untyped_data',
    description: 'It has four attributes or more, and all of them are plain text.',
    type: 'anti_pattern',
    level: 'medium',
    areas: ['reliability'],
    effect: 'Wrong values are not noticed.',
    advice: 'Give dates, numbers and choices their types.',
    has: ({ attributes }) =>
      attributes.length >= 4 &&
      attributes.every(({ type }) => type.name === 'string' && Object.keys(type.constraints).length === 0),
  },
  {
    name: 'unguarded_resource',
    description: 'It has no policies, although others of its model have.',
    type: 'anti_pattern',
    level: 'high',
    areas: ['security'],
    effect: 'Everybody may do everything with it.',
    advice: 'Say who may do what with it.',
    has: ({ policies, actions }, { resources }) =>
      policies.length === 0 && actions.length > 0 && resources.some((other) => other.policies.length > 0),
  },
  {
    name: 'bare_resource',
    description: 'It has no attributes of its own, and joins nothing.',
    type: 'anti_pattern',
    level: 'low',
    areas: ['usability'],
    effect: 'It says nothing.',
    advice: 'Say what it has, or leave it out.',
    has: ({ attributes, relationships }) => attributes.length === 0 && relationships.length < 2,
  },
];

/** The names of the patterns that a model has somewhere. */
export function patternsIn(model: DomainModel): readonly string[] {
  return modelPatterns
    .filter((pattern) => model.resources.some((resource) => pattern.has(resource, model)))
    .map(({ name }) => name);
}
