/** The schema of the language in which languages are defined: `use` and `dsl` are ordinary statements of it. */
import { optionTypeFunctions } from './option-type.ts';
import type { DslSchema, OptionType, Parameter, StatementSchema } from './schema.ts';

const definition = 'dsl';

function parameter(name: string, type: OptionType, more: Partial<Parameter> = {}): Parameter {
  return { name, type, required: true, ...more };
}

function option(keyword: string, type: OptionType, doc: string): StatementSchema {
  return {
    role: 'option',
    keyword,
    doc,
    parameters: [parameter(keyword, type)],
    children: new Map(),
    kinds: [],
    provides: [],
    required: false,
    definition,
  };
}

function entity(
  keyword: string,
  doc: string,
  parameters: readonly Parameter[],
  children: ReadonlyMap<string, StatementSchema>,
): StatementSchema {
  return {
    role: 'entity',
    keyword,
    doc,
    parameters,
    children,
    kinds: [keyword],
    provides: [],
    required: false,
    definition,
  };
}

function children(...schemas: readonly StatementSchema[]): ReadonlyMap<string, StatementSchema> {
  return new Map(schemas.map((schema) => [schema.keyword, schema]));
}

const atom: OptionType = { kind: 'atom' };
const name = parameter('name', atom, { unique: true });
const typed = [
  name,
  parameter('type', { kind: 'call', of: 'option_type' }),
  parameter('default', { kind: 'any' }, { required: false, assigned: true }),
];

const doc = option('doc', { kind: 'string' }, 'What it is for, shown when the pointer rests on it.');
const required = option('required', { kind: 'boolean' }, 'Whether it has to be given.');
const unique = option(
  'unique',
  { kind: 'boolean' },
  'Whether it names the element, so that no two of one owner may have the same.',
);

const optionDefinition = entity(
  'option',
  'A value that may be set in a block.',
  typed,
  children(doc, required),
);
const argDefinition = entity(
  'arg',
  'A value that stands behind the keyword, by position.',
  typed,
  children(doc, required, unique),
);
const provides = entity(
  'provides',
  'A name that the element brings along beside its own; {name} in the pattern is its own name.',
  [parameter('kind', atom), parameter('pattern', { kind: 'string' })],
  new Map(),
);
const kind = option(
  'kind',
  { kind: 'wrap_list', of: atom },
  'The kinds of name the element declares, for references; its keyword when this is absent.',
);

/** Sections and entities nest in each other, so their children are filled in afterwards. */
const sectionChildren = new Map<string, StatementSchema>();
const entityChildren = new Map<string, StatementSchema>();
const sectionDefinition = entity(
  'section',
  'A block that groups what belongs together.',
  [name],
  sectionChildren,
);
const entityDefinition = entity('entity', 'A thing that a document declares.', [name], entityChildren);
for (const schema of [doc, provides, sectionDefinition, entityDefinition, optionDefinition]) {
  sectionChildren.set(schema.keyword, schema);
  entityChildren.set(schema.keyword, schema);
}
entityChildren.set(argDefinition.keyword, argDefinition);
entityChildren.set(kind.keyword, kind);

const valueDefinition = option(
  'value',
  { kind: 'call', of: 'option_type' },
  'Data types: what their values look like in a document. The constraints min, max and one_of narrow it.',
);
const functionDefinition = entity(
  'function',
  'Something that can be called where a value of its kind is expected: a type, a change, a check.',
  [name, parameter('kind', atom)],
  children(doc, argDefinition, optionDefinition, valueDefinition),
);
const patchDefinition = entity(
  'patch',
  'Additions to an entity of another definition, for documents that use both.',
  [parameter('entity', atom)],
  children(sectionDefinition, entityDefinition, optionDefinition),
);

/** `use` and `dsl`, known to every document. */
export const bootstrapSchema: DslSchema = {
  name: definition,
  doc: 'The language in which languages are defined.',
  root: children(
    {
      ...entity(
        'use',
        'The definitions that this document is written in.',
        [parameter('definition', { kind: 'reference', to: 'dsl' }, { rest: true })],
        new Map(),
      ),
      kinds: [],
    },
    entity(
      'dsl',
      'The definition of a language.',
      [name],
      children(
        doc,
        sectionDefinition,
        entityDefinition,
        optionDefinition,
        patchDefinition,
        functionDefinition,
      ),
    ),
  ),
  patches: new Map(),
  functions: optionTypeFunctions,
};
