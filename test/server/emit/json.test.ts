/** Documents as JSON and the JSON Schema that they hold to. */
import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import type { Entry } from '../../../server/src/emit/entries.ts';
import { jsonSchemaOf } from '../../../server/src/emit/json-schema.ts';
import { innerOf, isAlone, propertiesOf } from '../../../server/src/emit/json-shape.ts';
import { type Language, languageOf } from '../../../server/src/emit/language.ts';
import type { Json } from '../../../server/src/emit/value-json.ts';
import { checkSpark, createWorkspace, parseSpark } from '../../../server/src/language/spark/index.ts';
import {
  builtIn,
  builtIns,
  definitionDocuments,
  garden,
  goodDocuments,
  spelling,
  type Written,
} from './emitted.ts';

/** A value that no type takes but those that take any. */
const strange = { strange: [] };

const validators = new Map<Language, ValidateFunction>();

function validatorOf(language: Language): ValidateFunction {
  let validate = validators.get(language);
  if (!validate) {
    const ajv = new Ajv2020({ allowUnionTypes: true, inlineRefs: false, code: { optimize: false } });
    formats.default(ajv);
    const schema = jsonSchemaOf(language, spelling);
    assert.ok(typeof schema === 'object' && schema !== null && !Array.isArray(schema));
    validate = ajv.compile(schema);
    validators.set(language, validate);
  }
  return validate;
}

describe('JSON of a document', () => {
  it('has arguments and options by name, elements by keyword, and calls with their arguments', () =>
    assert.deepEqual(garden().json, {
      use: ['garden'],
      garden: [
        {
          name: 'Cloister',
          size: 400,
          note: 'Quiet | in the morning.',
          entrance: { side: 'north', width: 1.5 },
          owner: { person: 'The convent' },
          beds: {
            bed: [
              {
                name: 'herbs',
                width: 0.8,
                plant: [
                  { species: 'thyme', row: 1, watering: { call: 'sprinkler' }, sown: [3, 'spring'] },
                  {
                    species: 'basil',
                    row: 2,
                    watering: { call: 'by_hand', args: { helper: 'Anna', times: 2 } },
                    'grower?': 'Anna',
                    harvest_when: { expression: '1 < 2' },
                  },
                ],
                bed: [{ name: 'corner', plant: [{ species: 'mint', row: 1 }], bench: [{ colour: 'green' }] }],
              },
              { name: 'roses', next_to: ['herbs'], plant: [{ species: 'rose', row: 1 }] },
            ],
          },
          helper: [{ name: 'Anna', days: [1, 3], anything: { a: 1, b: ['c', 'd'] } }],
        },
      ],
    }));
});

describe('JSON Schema', () => {
  for (const name of builtIns)
    it(`of ${name} is one, the same each time`, () => {
      validatorOf(builtIn(name));
      assert.deepEqual(jsonSchemaOf(builtIn(name), spelling), jsonSchemaOf(builtIn(name), spelling));
    });

  const documents = [...goodDocuments(), ...definitionDocuments()];

  for (const { title, language, json } of documents)
    it(`accepts ${title.replace(/^.*\//, '')}`, () => {
      const validate = validatorOf(language);
      assert.ok(validate(json), JSON.stringify(validate.errors));
    });

  const spoilt = documents.flatMap(spoiltVersions);

  it('rejects what has no meaning, lacks what is required, or is of another type', () => {
    assert.ok(spoilt.length > 1000, `only ${spoilt.length} ways to spoil a document`);
    fc.assert(
      fc.property(fc.constantFrom(...spoilt), ({ what, language, spoil }) =>
        assert.ok(!validatorOf(language)(spoil()), what),
      ),
      { numRuns: 300 },
    );
  });
});

it('takes for a duration what the checks take, and nothing else', () => {
  const parsed = (text: string) => parseSpark(`dsl d { option lasts: duration }\nuse d\nlasts ${text}`);
  const { schemas } = createWorkspace([parsed('1')]);
  const language = languageOf('d', schemas);
  assert.ok(language);
  const written = ['5 minutes', '1 day, 2 hours', 'PT5M', 'P1DT2H', 'soon', '', '5', 'P', '5 minutes ago'];
  for (const value of [...written, 1500, -1, 'infinity']) {
    const text = value === 'infinity' ? value : JSON.stringify(value);
    const isFound = checkSpark(parsed(text)).length > 0;
    assert.equal(validatorOf(language)({ use: ['d'], lasts: value }), !isFound, text);
  }
});

interface Spoilt {
  readonly what: string;
  readonly language: Language;
  spoil(): Json;
}

type Fields = { readonly [key: string]: Json };

/** The document with one thing wrong, in each way that there is. */
function spoiltVersions({ title, language, json }: Written): readonly Spoilt[] {
  const versions: Spoilt[] = [];
  const visit = (value: Json, entry: Entry, put: (changed: Json) => Json) => {
    if (!isFields(value)) return;
    const add = (what: string, changed: Json) =>
      versions.push({ what: `${title}: ${entry.name} with ${what}`, language, spoil: () => put(changed) });
    add('an unknown key', { ...value, surely_unknown: 1 });
    for (const { name, required, parameter } of propertiesOf(entry)) {
      if (!(name in value)) continue;
      const { [name]: _, ...without } = value;
      if (required) add(`no ${name}`, without);
      const takesAny = /"kind":"(any|value|map|all_of)"/.test(JSON.stringify(parameter.type));
      if (!takesAny) add(`a strange ${name}`, { ...value, [name]: strange });
    }
    for (const [key, child] of innerOf(entry, language)) {
      const inner = value[key];
      if (inner === undefined) continue;
      add(`a text for ${key}`, { ...value, [key]: 'text' });
      if (isAlone(child)) visit(inner, child, (changed) => put({ ...value, [key]: changed }));
      else if (isList(inner))
        inner.forEach((each, index) => {
          visit(each, child, (changed) => put({ ...value, [key]: inner.with(index, changed) }));
        });
    }
  };
  visit(json, language.document, (changed) => changed);
  return versions;
}

function isFields(value: Json): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
