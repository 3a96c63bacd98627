/** One workspace with documents in Ash's vocabulary and in one that a person defined, for tests of what both have alike. */
import assert from 'node:assert/strict';
import {
  createWorkspace,
  parseSpark,
  type SparkDocument,
  type SparkWorkspace,
} from '../../../../../server/src/language/spark/index.ts';

/** A language of a person's own: endpoints that call each other, and a file. */
export const apiDefinition = `dsl api {
  doc "Endpoints of a service."
  mixin documented { option doc: string { doc "What it is for." } }
  section api {
    doc "All endpoints."
    option contract: file { doc "The contract they keep to." }
    entity endpoint {
      doc "Something that can be called."
      arg path: string { unique true  doc "Where it is." }
      arg method: one_of([get, post]) { required false  doc "How it is called." }
      include documented
      option auth: call(guard) { doc "Who may call it." }
      option calls: list(reference(endpoint)) { doc "What it calls in turn." }
    }
  }
  function token: guard {
    doc "A secret in the header."
    arg header: string { doc "The header it is in." }
    option length: integer { doc "How long it is." }
    option scopes: list(atom) { doc "What it allows." }
  }
}
`;

export const ash = `use ash.domain, ash.resource

domain Clinic {
  requirements "clinic.req"
  resources [Patient, Visit]
}

resource Patient {
  attributes {
    uuid_primary_key id
    attribute email: string { doc "Where letters go." }
  }
  relationships { has_many visits: Visit { destination_attribute patient_id } }
  actions { create register { accept [email] } }
}

resource Visit {
  attributes { uuid_primary_key id }
  relationships { belongs_to patient: Patient }
}
`;

export const api = `use api

api {
  contract "contracts/v1.yaml"
  endpoint "/users": get, auth: token("X-Token", length: 3)
  endpoint "/orders" {
    auth token("X-Order")
    calls [\`/users\`]
  }
}
`;

export interface Opened {
  readonly workspace: SparkWorkspace;
  readonly document: SparkDocument;
  /** Where the cursor is; 0 without one. */
  readonly offset: number;
}

export const uriOf = (name: string): string => `file:///work/${name}.spark`;

/** The workspace with one text in place of its document (`ash`, `api`, `definition`), or beside them. */
export function open(name: string, text: string): Opened {
  const texts: Record<string, string> = {
    definition: apiDefinition,
    ash,
    api,
    [name]: text.replace('<|>', ''),
  };
  const documents = Object.entries(texts).map(([each, content]) => parseSpark(content, uriOf(each)));
  const document = documents.find(({ uri }) => uri === uriOf(name));
  assert.ok(document);
  return { workspace: createWorkspace(documents), document, offset: Math.max(0, text.indexOf('<|>')) };
}

/** The text with the cursor before the nth `place`, counted from 1. */
export function at(text: string, place: string, nth = 1): string {
  let index = -1;
  for (let count = 0; count < nth; count++) index = text.indexOf(place, index + 1);
  assert.notEqual(index, -1, place);
  return `${text.slice(0, index)}<|>${text.slice(index)}`;
}
