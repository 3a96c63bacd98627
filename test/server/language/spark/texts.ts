/** Texts that `.spark` documents could be: whole ones, and what is left of them after slips, tears and strange characters. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';

/** How many texts each property is tried on; the bench asks for many more. */
export const runs = Number(process.env['FUZZ'] ?? 500);

const folders = ['server/factory', 'test/golden/spark'];
const shop = `use ash.resource, shop
dsl shop {
  doc "A \\"shop\\"."
  section shop {
    entity entry {
      arg name: atom { unique true }
      arg of: reference(resource)
      option price: integer(min: 0) = 1 { doc "In cents." }
      option channels: list(one_of([web, store]))
      option key: reference(attribute, of: of)
    }
  }
}
// A comment, and /* another */ one.
resource Parcel { attributes { uuid_primary_key id  attribute \`in\`: string { allow_nil? false } attribute code: integer(min: -1) }
  actions { create open { accept [code] } read r { filter not (code > 1 and code in [2, -3]) or ^arg(x) == 1_000.5e3 } } }
shop { entry a: Parcel { key code  channels [web] } entry b: Parcel, price: 3 }
`;
// An operator where a value should be: the parser leaves an empty expression behind.
const broken = 'use 0,in, ash.resource\nresource A { doc ^ (  ) not }';

/** Documents to begin with. */
export const corpus: readonly string[] = [
  ...folders.flatMap((folder) => {
    const place = new URL(`../../../../${folder}/`, import.meta.url);
    return readdirSync(place)
      .filter((name) => name.endsWith('.spark'))
      .sort()
      .map((name) => readFileSync(new URL(name, place), 'utf8'));
  }),
  shop,
  broken,
];

const tokens = [
  ...['{', '}', '[', ']', '(', ')', ':', ',', '=', '.', '^', '*', '+', '-', '/', '<>', '==', '!=', '<=', '>'],
  ...[
    ' and ',
    ' or ',
    ' not ',
    ' in ',
    ' has ',
    'true',
    'nil',
    '12',
    '0.5',
    '1_000',
    '"x"',
    '"',
    '"""',
    '`',
    '`a b`',
  ],
  ...['/*', '*/', '//', '\n', '\r\n', '\t', ' ', '\\', '\0', '\u{1f600}', '\u200b', '\ufeff', 'é', '\u202e'],
  ...[
    'attribute ',
    'use ',
    'resource ',
    'dsl x { ',
    'doc ',
    'x? ',
    'y! ',
    'ash.resource',
    '# spark',
    '// spark:allow ',
  ],
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
const scrap = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...tokens) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
);

/** One change of a text. */
export interface Slip {
  /** Where, as a part of the length. */
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}

const characters: fc.Arbitrary<Slip> = fc.record({ at: place, length: fc.nat(8), insert: scrap });

/** Changes such as people make, and such as only machines make. */
export const slip: fc.Arbitrary<Slip> = fc.oneof(
  { weight: 8, arbitrary: characters },
  { weight: 1, arbitrary: fc.record({ at: place, length: fc.nat(200), insert: fc.constant('') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      at: place,
      length: fc.constant(0),
      insert: fc
        .tuple(
          fc.constantFrom('{', '[', '(', 'a {', 'not ', '-', '^', 'a+', '[a: '),
          fc.integer({ min: 1, max: 120 }),
        )
        .map(([piece, count]) => piece.repeat(count)),
    }),
  },
);

/** The text with a slip made in it. */
export function slipped(text: string, { at, length, insert }: Slip): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + length);
}

/** A part of a document of the corpus, or all of it. */
const part = fc
  .tuple(fc.constantFrom(...corpus), place, fc.integer({ min: 200, max: 2500 }), fc.boolean())
  .map(([text, at, length, whole]) => {
    if (whole && text.length < 4000) return text;
    const start = Math.floor(at * text.length);
    return text.slice(start, start + length);
  });

/** Words in an order that no grammar knows. */
const shuffled = fc
  .tuple(part, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }))
  .map(([text, swaps]) => {
    const words = text.split(/(?<=\s)/);
    for (const [a, b] of swaps) {
      const [from, to] = [a % words.length, b % words.length];
      [words[from], words[to]] = [words[to] ?? '', words[from] ?? ''];
    }
    return words.join('');
  });

/** A document after some slips, or words of one in disorder. */
export const sparkText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(part, fc.array(slip, { maxLength: 6 }))
      .map(([text, slips]) => slips.reduce(slipped, text)),
  },
  { weight: 1, arbitrary: shuffled },
);
