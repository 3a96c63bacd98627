/**
 * Whatever is in documents: nothing throws, nothing points outside of them, work is bounded by their size, the formatter
 * changes nothing but layout, and what is kept from before an edit is what would be found from scratch.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../server/src/base/span.ts';
import type { Names } from '../../../server/src/dsl/names/names.ts';
import { allNodes } from '../../../server/src/dsl/nodes/bind.ts';
import {
  actionsAt,
  broughtAlongIn,
  checkIn,
  completeAt,
  createWorkspace,
  definitionAt,
  elementAt,
  elementsOf,
  Findings,
  foldsOf,
  formatSpark,
  highlightsOf,
  hoverAt,
  incoming,
  lensesOf,
  linksOf,
  lossesOf,
  namedElementsOf,
  outgoing,
  outlineOf,
  parseSpark,
  placesOf,
  printModel,
  readModel,
  rename,
  renameSpan,
  type SparkDocument,
  selectionsAt,
  signaturesAt,
  symbolAt,
  usesAt,
} from '../../../server/src/language/spark/index.ts';
import { lowerModel } from '../../../server/src/language/spark/models/lower.ts';
import { sparkCoreServices } from '../../../server/src/language/spark/reading/services.ts';
import { corpus, runs, type Slip, slip, slipped, sparkText } from './spark/texts.ts';

const uri = 'file:///fuzz.spark';
const place = fc.double({ min: 0, max: 1, noNaN: true });

function assertInside(text: string, spans: Iterable<Span>): void {
  for (const { start, end } of spans)
    assert.ok(start >= 0 && start <= end && end <= text.length, `${start}…${end} of ${text.length}`);
}

/** Names that count how often they are asked. */
function counted(names: Names): { readonly names: Names; count(): number } {
  let count = 0;
  const counting = new Proxy(names, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        count++;
        return value.apply(target, args);
      };
    },
  });
  return { names: counting, count: () => count };
}

it('reads, checks and shows any document', () => {
  fc.assert(
    fc.property(sparkText, (text) => {
      const document = parseSpark(text, uri);
      const workspace = createWorkspace([document]);
      assertInside(
        text,
        checkIn(workspace, document).map(({ span }) => span),
      );
      assertInside(
        text,
        [...allNodes(workspace.bound(document).roots)].map(({ statement }) => statement.span),
      );
      assertInside(
        text,
        highlightsOf(workspace, document).map(({ span }) => span),
      );
      assertInside(
        text,
        foldsOf(document).map(({ span }) => span),
      );
      assertInside(text, lensesOf(workspace, document));
      assertInside(
        text,
        linksOf(workspace, document).map(({ span }) => span),
      );
      outlineOf(workspace, document);
      broughtAlongIn(workspace, document);
      namedElementsOf(workspace, document);
      elementsOf(document);
      lossesOf(document);
    }),
    { numRuns: runs },
  );
});

it('answers at any place of any document', () => {
  fc.assert(
    fc.property(sparkText, fc.array(place, { minLength: 1, maxLength: 2 }), (text, places) => {
      const document = parseSpark(text, uri);
      const workspace = createWorkspace([document]);
      for (const at of places) {
        const offset = Math.round(at * text.length);
        assertInside(text, [completeAt(workspace, document, offset).span]);
        assertInside(text, [hoverAt(workspace, document, offset)?.span ?? { start: 0, end: 0 }]);
        assertInside(text, selectionsAt(document, offset));
        definitionAt(workspace, document, offset);
        signaturesAt(workspace, document, offset);
        usesAt(workspace, document, offset);
        actionsAt(workspace, document, { start: offset, end: offset });
        const symbol = symbolAt(workspace, document, offset);
        if (symbol)
          assertInside(
            text,
            placesOf(workspace, symbol)
              .filter((found) => found.uri === uri)
              .map(({ span }) => span),
          );
        renameSpan(workspace, document, offset);
        rename(workspace, document, offset, 'other');
        const element = elementAt(workspace, uri, offset);
        if (!element) continue;
        incoming(workspace, element);
        outgoing(workspace, element);
      }
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});

it('asks for names no more often than the size of a document allows', () => {
  fc.assert(
    fc.property(sparkText, (text) => {
      const document = parseSpark(text, uri);
      const workspace = createWorkspace([document]);
      const { names, count } = counted(workspace.names);
      checkIn({ ...workspace, names }, document);
      assert.ok(count() <= 200 + 20 * text.length, `${count()} for ${text.length} characters`);
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});

/** Names, values, punctuation and comments, in order. */
function tokensOf(text: string): readonly string[] {
  const { tokens, hidden } = sparkCoreServices().parser.Lexer.tokenize(text);
  return [...tokens, ...hidden]
    .filter(({ tokenType }) => tokenType.name !== 'WS')
    .sort((a, b) => a.startOffset - b.startOffset)
    .map(({ image }) => image.replaceAll('\r', '').trimEnd());
}

it('formats any document once and for all, without a change to its words and comments', () => {
  fc.assert(
    fc.property(sparkText, (text) => {
      const once = formatSpark(text);
      assert.equal(formatSpark(once), once);
      assert.deepEqual(tokensOf(once), tokensOf(text));
    }),
    { numRuns: runs },
  );
});

it('keeps what a document means, formatted or printed', () => {
  fc.assert(
    fc.property(sparkText, (text) => {
      const [model] = readModel(text);
      assert.deepEqual(lowerModel(parseSpark(formatSpark(text)).statements), model);
      assert.deepEqual(readModel(printModel(model))[0], model);
    }),
    { numRuns: Math.ceil(runs / 2) },
  );
});

/** One step of a session: a document changes, comes or goes. */
type Step = { readonly document: number } & (Slip | { readonly text: string } | { readonly gone: true });

const documents = [
  `dsl shop {
  section shop {
    entity entry {
      arg name: atom { unique true }
      arg of: reference(resource)
      option key: reference(attribute, of: of)
    }
  }
}
`,
  `use ash.resource, shop
resource Parcel {
  attributes { attribute code: string  attribute weight: integer }
  relationships { belongs_to depot: Depot  has_many stops: Stop { destination_attribute parcel_id } }
  identities { identity by_code: [code] }
}
shop { entry parcel: Parcel { key code } }
`,
  `use ash.resource
resource Depot {
  attributes { attribute name: string }
  relationships { has_many parcels: Parcel { destination_attribute depot_id } }
}
`,
  `use ash.resource, shop
resource Stop { relationships { belongs_to parcel: Parcel } }
shop { entry stop: Stop { key parcel_id }  entry depot: Depot { key name } }
`,
  'fragment Parcel: resource { attributes { attribute colour: string } }\n',
];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.nat(documents.length - 1), slip)
      .map(([document, { at, length, insert }]) => ({ document, at, length: length % 12, insert })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(documents.length - 1), fc.constantFrom(...documents, ...corpus.slice(-2), ''))
      .map(([document, text]) => ({ document, text })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ document: fc.nat(documents.length - 1), gone: fc.constant(true as const) }),
  },
);

it('finds after any edits what it would find from scratch', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const findings = new Findings();
      const texts: (string | undefined)[] = [...documents];
      const parsed = (index: number): SparkDocument =>
        parseSpark(texts[index] ?? '', `file:///${index}.spark`);
      const present: (SparkDocument | undefined)[] = texts.map((_, index) => parsed(index));
      for (const change of [undefined, ...steps]) {
        if (change) {
          const { document: index } = change;
          const before = texts[index] ?? '';
          if ('gone' in change) texts[index] = undefined;
          else texts[index] = 'text' in change ? change.text : slipped(before, change);
          present[index] = texts[index] === undefined ? undefined : parsed(index);
        }
        const all = present.filter((each) => each !== undefined);
        const workspace = createWorkspace(all);
        const scratch = createWorkspace(all.map((document) => parseSpark(document.text, document.uri)));
        for (const [at, document] of all.entries()) {
          const fresh = scratch.documents[at] ?? document;
          assert.deepEqual(findings.of(workspace, document), checkIn(scratch, fresh));
        }
      }
    }),
    { numRuns: Math.ceil(runs / 10) },
  );
});
