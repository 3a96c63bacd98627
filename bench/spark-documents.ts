/** `.spark` documents of any number and size, made from a seed: resources in the Ash vocabulary that use a definition of their own. */
import { createRandom, type Random } from '../server/src/base/random.ts';

const nouns = [
  'Parcel',
  'Route',
  'Depot',
  'Driver',
  'Invoice',
  'Tariff',
  'Shift',
  'Vehicle',
  'Contract',
  'Claim',
];
const words = [
  'name',
  'code',
  'weight',
  'price',
  'capacity',
  'remark',
  'owner',
  'colour',
  'length',
  'number',
];
const types = [
  'string',
  'ci_string',
  'integer(min: 0)',
  'integer(min: 0, max: 100)',
  'decimal',
  'boolean',
  'date',
  'atom(one_of: [low, normal, high])',
];

/** A definition that all documents of {@link sparkWorkspace} use: a section of entries that lead to resources. */
export const sharedDefinition = `dsl shop {
  doc "What of the model is sold, and where."

  section shop {
    doc "The entries of one shop."
    entity entry {
      doc "Something that is sold."
      arg name: atom {
        doc "In snake_case."
        unique true
      }
      arg of: reference(resource) { doc "The resource that is sold." }
      option price: integer(min: 0) { doc "What it costs, in cents." }
      option channels: list(one_of([web, store, phone])) { doc "Where it is sold." }
      option label: string { doc "What the buyer reads." }
      option key: reference(attribute, of: of) { doc "The attribute that tells one from the other." }
    }
  }
}
`;

const uses = 'use ash.resource, ash.policies, ash.state_machine, shop\n';

/** The name of the resource with this number. */
const resourceName = (index: number): string => `${nouns[index % nouns.length]}${index}`;

/** One resource of about 90 lines; it leads to some of the resources with numbers below `count`. */
function resource(index: number, count: number, random: Random): string {
  const attributes = words.map((word, i) => `${word}_${i}`);
  const others = Array.from({ length: 4 }, () => random.int(count));
  const attribute = (name: string): string =>
    `    attribute ${name}: ${random.pick(types)} { allow_nil? ${random.pick(['true', 'false'])}  public? true }\n`;
  return `
resource ${resourceName(index)} {
  description "Keeps what is known of a ${nouns[index % nouns.length]?.toLowerCase()}."
  satisfies [R${index}, R${index + 1}]

  attributes {
    uuid_primary_key id
${attributes.map(attribute).join('')}    attribute age: integer {
      description "In years, as far as it is known."
      allow_nil? true
      public? false
      default ${random.int(9)}
    }
    create_timestamp inserted_at
    update_timestamp updated_at
  }

  relationships {
${others
  .map(
    (other, i) =>
      `    belongs_to other_${i}: ${resourceName(other)} {\n      allow_nil? ${i % 2 === 0}\n      satisfies [R${other}]\n    }\n`,
  )
  .join('')}    has_many parts: ${resourceName(random.int(count))} {
      destination_attribute id
    }
  }

  identities {
    identity unique_name: [name_0, other_0_id]
    identity unique_code: [code_1]
  }

  actions {
    read read { primary? true }
    create open {
      accept [${attributes.slice(0, 4).join(', ')}, other_0_id]
      change set_attribute(age, ${random.int(50)})
      validate present([code_1, name_0]) {
        message "A code and a name are needed."
      }
    }
    update revise {
      accept [${attributes.slice(4).join(', ')}]
      validate string_length(name_0, max: 100)
    }
    update close {
      change transition_state(closed)
      // Nothing may be changed afterwards.
    }
    read of_age {
      argument least: integer { allow_nil? false }
      filter age > ^arg(least) and age < ${50 + random.int(30)}
    }
    destroy discard
  }

  policies {
    policy [open, revise] {
      authorize_if actor_attribute_equals(role, clerk)
      authorize_if actor_attribute_equals(role, manager)
    }
    policy discard {
      forbid_if actor_attribute_equals(role, clerk)
      authorize_if always()
    }
  }

  state_machine {
    initial_states [opened]
    default_initial_state opened
    transitions {
      transition close {
        from [opened]
        to closed
      }
    }
  }
}
`;
}

/** Entries of the definition `shop` that lead to the resource. */
function shop(index: number, random: Random): string {
  const name = resourceName(index);
  return `
shop {
  entry whole_${index}: ${name} { price ${random.int(900)}  channels [web, store]  key code_1 }
  entry part_${index}: ${name} {
    price ${random.int(90)}
    label "A part of it"
  }
}
`;
}

/** A document with the resources numbered `from` to `to` (not included), of `count` in all. */
function sparkDocument(from: number, to: number, count: number, random: Random): string {
  let text = uses;
  for (let index = from; index < to; index++) text += resource(index, count, random) + shop(index, random);
  return text;
}

/** A document with at least so many lines and characters, whose resources lead to each other only. */
export function sparkDocumentOf(
  size: { readonly lines?: number; readonly length?: number },
  seed = 1,
): string {
  const { lines = 0, length = 0 } = size;
  for (let count = 1; ; count++) {
    const text = sparkDocument(0, count, count, createRandom(seed));
    if (text.length >= length && text.split('\n').length > lines) return text;
  }
}

/** Documents by file name: the shared definition, and `files` documents of about 100 lines that lead to each other. */
export function sparkWorkspace(files: number, seed = 1): Map<string, string> {
  const random = createRandom(seed);
  const documents = new Map([['shop.spark', sharedDefinition]]);
  for (let index = 0; index < files; index++)
    documents.set(`model${index}.spark`, sparkDocument(index, index + 1, files, random));
  return documents;
}
