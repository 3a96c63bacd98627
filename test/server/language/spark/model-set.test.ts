/** Models in several documents: what belongs to one, and how a change of it gets back to where its parts stood. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { createRandom } from '../../../../server/src/base/random.ts';
import { operators } from '../../../../server/src/evolution/index.ts';
import {
  documentsOf,
  findingsOf,
  printModel,
  readModel,
  readModelSet,
  writeModelSet,
} from '../../../../server/src/language/spark/index.ts';
import type { DomainModel } from '../../../../server/src/model/domain-model.ts';
import { damage } from '../../evolution/damage.ts';
import { modelOf } from '../../quality/models.ts';
import { clinic, library, shop } from '../../synthesis/domains.ts';

const clinicFile = {
  uri: 'file:///w/clinic.spark',
  text: `use ash.domain
// The clinic.
domain Clinic { resources [Patient, Visit] }
`,
};
const patientFile = {
  uri: 'file:///w/patient.spark',
  text: `use ash.resource

resource Patient {
  postgres_note "kept"
  attributes {
    uuid_primary_key id
    // What the patient is called.
    attribute name: string { description "First and last." }
    create_timestamp inserted_at
  }
  relationships {
    has_many visits: Visit
    has_many invoices: Invoice
  }
}
`,
};
const visitFile = {
  uri: 'file:///w/visit.spark',
  text: 'use ash.resource\nresource Visit { attributes { uuid_primary_key id } relationships { belongs_to patient: Patient } }\n',
};
const moreFile = {
  uri: 'file:///w/patient.fragment.spark',
  text: `use ash.resource
fragment Patient: resource {
  attributes { attribute born: date  attribute phone: string }
  actions { defaults [read, destroy] }
}
`,
};
const billing = {
  uri: 'file:///w/billing.spark',
  text: 'use ash.domain, ash.resource\ndomain Billing { resources [Invoice] }\nresource Invoice { attributes { uuid_primary_key id } }\n',
};
const workspace = [billing, clinicFile, moreFile, patientFile, visitFile];

it('a model is its domain, what that lists, and the fragments of both, wherever one begins', () => {
  const from = (uri: string) => readModelSet(workspace, uri);
  for (const { uri } of [clinicFile, patientFile, visitFile, moreFile]) {
    const set = from(uri);
    deepEqual(set.model.resources.map(({ name }) => name).sort(), ['Patient', 'Visit']);
    equal(set.model.name, 'Clinic');
    const patient = set.model.resources.find(({ name }) => name === 'Patient');
    deepEqual(
      patient?.attributes.map(({ name }) => name),
      ['name', 'born', 'phone'],
    );
    // Invoices belong to another domain.
    deepEqual(
      patient?.relationships.map(({ name }) => name),
      ['visits'],
    );
    equal(documentsOf(set).length, 4);
    equal(set.isAlone, false);
  }
  const other = from(billing.uri);
  deepEqual([other.model.resources.map(({ name }) => name), other.isAlone], [['Invoice'], true]);
});

it('the findings are those of all documents of the model, which see the others', () => {
  const found = findingsOf(readModelSet(workspace, clinicFile.uri));
  deepEqual(
    found.flatMap(({ code, severity }) => (severity === 'error' ? code : [])),
    ['spark/unknown-keyword'],
  );
});

it('a change goes where its part stands, and leaves the rest alone', () => {
  const set = readModelSet(workspace, clinicFile.uri);
  const resources = set.model.resources.map((resource) =>
    resource.name !== 'Patient'
      ? resource
      : {
          ...resource,
          attributes: resource.attributes.flatMap((each) =>
            each.name === 'phone' ? [] : each.name === 'born' ? { ...each, allowNil: false } : each,
          ),
          identities: [{ name: 'by_name', keys: ['name'], satisfies: [] }],
          actions: resource.actions.filter(({ name }) => name === 'read'),
          policies: [
            { actions: ['read'], roles: ['doctor'], effect: 'authorize_if' as const, satisfies: ['R1'] },
          ],
        },
  );
  const texts = new Map(
    writeModelSet(set, { ...set.model, resources }).documents.map(({ uri, after }) => [uri, after]),
  );
  equal(
    texts.get(moreFile.uri),
    moreFile.text
      .replace('attribute born: date  attribute phone: string', 'attribute born: date { allow_nil? false }')
      .replace('defaults [read, destroy]', 'read read'),
  );
  equal(
    texts.get(patientFile.uri),
    patientFile.text.replace('use ash.resource', 'use ash.resource, ash.policies').replace(
      /\}\n$/,
      `  identities {
    identity by_name: [name]
  }
  policies {
    policy [read] { authorize_if actor_attribute_equals(role, doctor)  satisfies [R1] }
  }
}
`,
    ),
  );
  deepEqual([...texts.keys()].sort(), [moreFile.uri, patientFile.uri]);
});

it('resources that come, go and are renamed are written where they are declared and listed', () => {
  const set = readModelSet(workspace, clinicFile.uri);
  const [patient, visit] = set.model.resources;
  ok(patient && visit);
  const renamed = {
    ...set.model,
    resources: [
      { ...patient, name: 'Client', relationships: [] },
      { ...visit, name: 'Room', relationships: [], attributes: [], satisfies: ['R9'] },
    ],
  };
  const written = writeModelSet(set, renamed);
  deepEqual(written.losses, []);
  const texts = new Map(written.documents.map(({ uri, after }) => [uri, after]));
  match(texts.get(clinicFile.uri) ?? '', /The clinic\.\ndomain Clinic \{ resources \[Client, Room\] \}/);
  match(texts.get(moreFile.uri) ?? '', /^fragment Client: resource/m);
  match(
    texts.get(patientFile.uri) ?? '',
    /^resource Client \{[\s\S]*has_many invoices: Invoice[\s\S]*resource Room \{/m,
  );
  equal(texts.get(visitFile.uri)?.includes('Visit'), false);
});

/** A printed model in three documents: resources by turns in two of them, some sections as fragments in the third. */
function spread(model: DomainModel, seed: number): { uri: string; text: string }[] {
  const random = createRandom(seed);
  const [use = '', ...roots] = printModel(model).split(/\n(?=domain |resource )/);
  const files = [[use], [use], [use]];
  for (const root of roots) {
    const home = files[random.int(2)];
    const name = /^resource (\S+)/.exec(root)?.[1];
    const parts: string[] = [];
    const head = name
      ? root.replace(/\n {2}(\w+) \{\n[\s\S]*?\n {2}\}/g, (section: string) => {
          if (random.int(3) > 0) return section;
          parts.push(`fragment ${name}: resource {\n  // moved${section}\n}\n`);
          return '';
        })
      : root;
    home?.push(head);
    files[2]?.push(...parts);
  }
  return files.map((texts, index) => ({ uri: `file:///w/${index}.spark`, text: texts.join('\n') }));
}

it('whatever operators make of a model is written into its documents, and read back as it is', () => {
  const models = [clinic, library, shop].map(modelOf);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 2 }), (seed, which) => {
      const [model] = models.slice(which);
      ok(model);
      const files = spread(damage(model, seed), seed);
      const set = readModelSet(files, 'file:///w/0.spark');
      const random = createRandom(seed);
      let after = set.model;
      for (let n = 0; n < 8; n++) after = random.pick(operators).apply(after, { random })?.model ?? after;
      // It says itself when what it wrote does not read back.
      const changed = new Map(writeModelSet(set, after).documents.map((each) => [each.uri, each.after]));
      for (const { uri, text } of files) {
        const now = changed.get(uri) ?? text;
        deepEqual(
          readModel(now)[1].filter(({ code }) => code === 'spark/syntax'),
          [],
        );
      }
    }),
    { numRuns: 15 },
  );
});

it('what a changed member said beyond the model, and who would miss a resource, is told', () => {
  const other = {
    uri: 'file:///w/other.spark',
    text: 'use ash.domain, ash.resource\ndomain Other { resources [Bill] }\nresource Bill { attributes { uuid_primary_key id } relationships { belongs_to visit: Visit } }\n',
  };
  const set = readModelSet([...workspace, other], clinicFile.uri);
  const [patient] = set.model.resources;
  ok(patient);
  const attributes = patient.attributes.map((each) => ({ ...each, public: true }));
  const { documents, losses } = writeModelSet(set, {
    ...set.model,
    resources: [{ ...patient, attributes, relationships: [] }],
  });
  deepEqual(losses, [
    'description "First and last."',
    'other.spark: `Visit` is not a resource that is declared anywhere.',
  ]);
  match(
    documents.find(({ uri }) => uri === patientFile.uri)?.after ?? '',
    /\/\/ What the patient is called\.\n {4}attribute name: string \{ public\? true \}\n {4}create_timestamp/,
  );
});
