/** One method for each action: what it takes, and what it gives. */
import type { ActionDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import { camelCase, Names, pascalCase } from '../case.ts';
import { propertyKey, tsDoc } from '../typescript-values.ts';
import type { Resources } from './records.ts';
import { orNull, typeScriptOf } from './types.ts';

/** The code of one resource's methods. */
export interface ResourceCode {
  readonly inputs: readonly string[];
  /** Members of the interface. */
  readonly members: string;
  /** Members of the object that is made. */
  readonly made: string;
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description?: string | undefined;
}

export function resourceCode(resource: ResourceDefinition, resources: Resources, names: Names): ResourceCode {
  const record = resources.recordOf(resource.name) ?? resource.name;
  const quoted = JSON.stringify(resource.name);
  const methods = new Names();
  const inputs: string[] = [];
  const members: string[] = [];
  const made: string[] = [];
  for (const action of resource.actions) {
    const method = methods.unique(camelCase(action.name));
    const fields = inputFields(action, resource, resources);
    const input = names.unique(`${record}${pascalCase(action.name)}Input`);
    if (fields.length > 0) inputs.push(inputInterface(input, fields, action));
    const given = fields.length > 0 ? input : 'NoInput';
    const optional = fields.some(({ required }) => required) ? '' : '?';
    const doc = [action.description ?? `The action ${action.name} of ${resource.name}.`];
    members.push(
      `${tsDoc(doc, '    ')}    ${method}${signature(action, quoted, `input${optional}: ${given}`, resources)};\n`,
    );
    made.push(`      ${method}: ${call(action, quoted)},\n`);
  }
  const get = methods.unique('get');
  const load = methods.unique('load');
  members.push(
    `    /** The record with this primary key. */\n    ${get}<const L extends Loads<${quoted}> = []>(id: string | Readonly<Record<string, unknown>>, options?: Options<L>): Promise<Outcome<Loaded<${quoted}, L>>>;\n`,
    `    /** The records, with more of what belongs to them. */\n    ${load}<const L extends Loads<${quoted}>>(records: readonly ${record}[], loads: L, options?: CallOptions): Promise<Outcome<readonly Loaded<${quoted}, L>[]>>;\n`,
  );
  made.push(
    `      ${get}: (id: Id, options?: CallOptions) => runtime.get(${quoted}, id, options),\n`,
    `      ${load}: (records: readonly Row[], loads: readonly Load[], options?: CallOptions) => runtime.load(${quoted}, records, loads, options),\n`,
  );
  return { inputs, members: members.join(''), made: made.join('') };
}

/** Accepted attributes and arguments, which take the place of attributes of their name. */
function inputFields(
  action: ActionDefinition,
  resource: ResourceDefinition,
  { recordOf }: Resources,
): readonly Field[] {
  const given = action.arguments.map(({ name, type, allowNil, default: value, description }): Field => {
    const of = typeScriptOf(type, recordOf);
    return {
      name,
      type: allowNil ? orNull(of) : of,
      required: !allowNil && value === undefined,
      description,
    };
  });
  const taken = new Set(given.map(({ name }) => name));
  const accepted = action.accept.flatMap((name): readonly Field[] => {
    const attribute = resource.attributes.find((each) => each.name === name);
    if (!attribute || taken.has(name)) return [];
    const mayBeLeftOut =
      action.kind !== 'create' ||
      attribute.allowNil ||
      attribute.default !== undefined ||
      attribute.generated ||
      action.allowNilInput.includes(name);
    const isRequired = action.requireAttributes.includes(name) || !mayBeLeftOut;
    const of = typeScriptOf(attribute.type, recordOf);
    const type = attribute.allowNil && !isRequired ? orNull(of) : of;
    return [{ name, type, required: isRequired, description: attribute.description }];
  });
  const by = (action.getBy ?? []).flatMap((name): readonly Field[] => {
    const attribute = resource.attributes.find((each) => each.name === name);
    if (!attribute || taken.has(name)) return [];
    return [
      {
        name,
        type: typeScriptOf(attribute.type, recordOf),
        required: true,
        description: attribute.description,
      },
    ];
  });
  return [...accepted, ...given, ...by];
}

function inputInterface(name: string, fields: readonly Field[], action: ActionDefinition): string {
  const lines = fields.map(
    ({ name: field, type, required, description }) =>
      `${tsDoc([description], '  ')}  readonly ${propertyKey(field)}${required ? '' : '?'}: ${type};\n`,
  );
  return `${tsDoc([`What the action ${action.name} takes.`])}export interface ${name} {\n${lines.join('')}}`;
}

function signature(action: ActionDefinition, quoted: string, input: string, { recordOf }: Resources): string {
  const loads = `<const L extends Loads<${quoted}> = []>`;
  const loaded = `Loaded<${quoted}, L>`;
  switch (action.kind) {
    case 'create':
      return `${loads}(${input}, options?: Options<L>): Promise<Outcome<${loaded}>>`;
    case 'update':
    case 'destroy':
      return `${loads}(record: Target<${quoted}>, ${input}, options?: Options<L>): Promise<Outcome<${loaded}>>`;
    case 'read':
      return action.get
        ? `${loads}(${input}, options?: Options<L>): Promise<Outcome<${loaded}>>`
        : `${loads}(${input}, options?: Reading<L>): Promise<Outcome<Page<${loaded}>>>`;
    case 'action': {
      const returns = action.returns ? typeScriptOf(action.returns, recordOf) : 'null';
      return `(${input}, options?: CallOptions): Promise<Outcome<${returns}>>`;
    }
  }
}

function call({ kind, name, get }: ActionDefinition, quoted: string): string {
  const method = {
    create: 'create',
    update: 'update',
    destroy: 'destroy',
    read: get ? 'one' : 'read',
    action: 'call',
  }[kind];
  return `${method}(${quoted}, ${JSON.stringify(name)})`;
}
