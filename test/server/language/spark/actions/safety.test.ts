/** After any refactoring of any document, all documents can still be read, and nothing is found that was not before. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { applyEdits } from '../../../../../server/src/base/span.ts';
import {
  actionsAt,
  checkIn,
  createWorkspace,
  parseSpark,
  refactorings,
  type SparkAction,
  type SparkDocument,
} from '../../../../../server/src/language/spark/index.ts';
import { clinicText } from '../clinic.ts';

const shop = `dsl shop {
  entity store {
    arg name: atom { unique true }
    arg note: string = ""
    option open?: boolean = true
    option city: one_of([north, south])
    section rooms {
      entity room {
        inverse door_to
        arg name: atom { unique true }
        arg store: reference(store)
        option tags: list(atom)
      }
    }
    section doors { entity door_to { inverse room  arg name: atom { unique true }  arg store: reference(store) } }
  }
  verify "a closed store is in the north" { each store  where open? == false  expect city == north }
}
dsl shop.extra { patch store { section staff { entity person { arg name: atom { unique true } } } } }
`;

const definitions = parseSpark(shop, 'file:///shop.spark');

const languages = readFileSync(new URL('../../../../../docs/languages.md', import.meta.url), 'utf8');
const fixtures = [
  shop,
  clinicText(),
  ...[...languages.matchAll(/```spark\n([\s\S]*?)```/g)].map(([, text = '']) => text),
];

const name = fc.constantFrom('a', 'b', 'c', 'Main', '`the one`');
const comment = fc.constantFrom('', '', '', '// why\n', '/* or */ ', '\n\n');
const entry = (keyword: string, more: fc.Arbitrary<string>) =>
  fc
    .tuple(comment, name, name, more, comment)
    .map(([before, own, store, rest, after]) => `${before}${keyword} ${own}: ${store}${rest}\n${after}`);
const block = (keyword: string, inner: fc.Arbitrary<string>) =>
  fc
    .tuple(comment, fc.array(inner, { maxLength: 3 }), fc.boolean(), comment)
    .map(
      ([before, entries, long, after]) =>
        `${before}${keyword} {${long ? '\n' : ' '}${entries.join('  ')}} ${after}`,
    );
const tags = fc.constantFrom('', ', tags: [x, y]', ' { tags [x] }', ', tags: [x] {\n}', ' { }');
const member = fc.oneof(
  block('rooms', entry('room', tags)),
  block('doors', entry('door_to', fc.constant(''))),
  block(
    'staff',
    name.map((each) => `person ${each}`),
  ),
  fc.constantFrom('open? false\n', 'city north  ', 'city west\n'),
);
const head = fc.constantFrom('', ': "x"', ', open?: false', ': "x", open?: true, city: south');
const store = fc
  .tuple(comment, name, head, fc.option(fc.array(member, { maxLength: 5 })))
  .map(([before, own, rest, members]) => {
    const body = members ? ` {\n${members.map((each) => `  ${each}`).join('\n')}\n}` : '';
    return `${before}store ${own}${rest}${body}\n`;
  });
const written = fc
  .tuple(
    fc.constantFrom('use shop\n', 'use shop.extra, shop // both\n', 'use shop\nuse shop.extra\n', ''),
    fc.array(store, { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([use, stores, windows]) => (use + stores.join('')).replaceAll('\n', windows ? '\r\n' : '\n'));

/** A fixture with a few of its words left out, doubled, or put elsewhere. */
const edited = fc
  .tuple(
    fc.constantFrom(...fixtures),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('drop', 'double', 'comment')), { maxLength: 4 }),
  )
  .map(([text, edits]) => {
    const lines = text.split('\n');
    for (const [from, , what] of edits) {
      const at = from % lines.length;
      lines.splice(
        at,
        what === 'drop' ? 1 : 0,
        ...(what === 'drop' ? [] : [what === 'double' ? (lines[at] ?? '') : '// why']),
      );
    }
    return lines.join('\n');
  });

const texts = fc.oneof(
  fc.array(written, { minLength: 1, maxLength: 2 }),
  edited.map((text) => [text]),
);

/** How often each code is found in all documents together. */
function counts(documents: readonly SparkDocument[]): ReadonlyMap<string, number> {
  const workspace = createWorkspace(documents);
  const found = new Map<string, number>();
  for (const document of documents)
    for (const { code } of checkIn(workspace, document)) found.set(code, (found.get(code) ?? 0) + 1);
  return found;
}

function after({ edits, created }: SparkAction, documents: readonly SparkDocument[]): SparkDocument[] {
  return [
    ...documents.map((document) => {
      const ofDocument = edits.get(document.uri);
      return ofDocument ? parseSpark(applyEdits(document.text, ofDocument), document.uri) : document;
    }),
    ...[...(created ?? [])].map(([uri, text]) => parseSpark(text, uri)),
  ];
}

/** Where a person would ask. */
function keywordsOf(statements: SparkDocument['statements']): readonly number[] {
  return statements.flatMap(({ keyword, body }) => [
    keyword.span.start,
    ...keywordsOf(body?.statements ?? []),
  ]);
}

/** What is offered for a document: at some of its keywords, and for selections from there. Each once. */
function allActions(
  documents: readonly SparkDocument[],
  length: number,
  turn: number,
): readonly SparkAction[] {
  const [, first] = documents;
  assert.ok(first);
  const workspace = createWorkspace(documents);
  const all = keywordsOf(first.statements);
  const step = Math.ceil(all.length / 10);
  const some = all.filter((_, index) => index % step === turn % step);
  const actions = some.flatMap((start) => [
    ...actionsAt(workspace, first, { start, end: start }),
    ...actionsAt(workspace, first, { start, end: Math.min(start + length, first.text.length) }),
  ]);
  const key = ({ kind, title, edits }: SparkAction) => JSON.stringify([kind, title, [...edits]]);
  return [...new Map(actions.map((action) => [key(action), action])).values()];
}

const seen = new Set<string>();

function checkAction(action: SparkAction, documents: readonly SparkDocument[]): void {
  seen.add(action.kind);
  const before = counts(documents);
  const result = after(action, documents);
  const shown = [
    action.title,
    ...documents.slice(1).map(({ text }) => text),
    '→',
    ...result.slice(1).map(({ text }) => text),
  ].join('\n---\n');
  const problems = (all: readonly SparkDocument[]) =>
    all.flatMap((each) => each.problems.map(({ message }) => message));
  assert.deepEqual(problems(result), problems(documents), shown);
  // What is unknown is not checked, and may be known afterwards.
  if ((before.get('spark/unknown-keyword') ?? 0) > 0) return;
  for (const [code, count] of counts(result))
    assert.ok(count <= (before.get(code) ?? 0), `${code} is new after ${shown}`);
}

it('keeps documents readable and adds no findings', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 200 }), fc.nat(20), (sources, length, turn) => {
      const others = sources.map((text, index) => parseSpark(text, `file:///${index}.spark`));
      const documents = [definitions, ...others];
      const actions = allActions(documents, length, turn);
      // A few of each document; others have others.
      for (let index = 0; index < Math.min(actions.length, 6); index++) {
        const action = actions[(turn + index * 3) % actions.length];
        if (action) checkAction(action, documents);
      }
    }),
    { numRuns: 75 },
  );
});

it('has tried every refactoring', () =>
  assert.deepEqual([...seen].sort(), refactorings.map(({ kind }) => kind).sort()));

/** Words of a document put in places of others, so that much is wrong with it that can be read all the same. */
const mistaken = fc
  .tuple(
    fc.oneof(fc.constantFrom(...fixtures), written),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(2)), { maxLength: 6 }),
  )
  .map(([text, moves]) => {
    const words = text.split(/(\b[a-z_]+\b)/);
    for (const [from, to, what] of moves) {
      const word = (place: number) => (Math.floor(place % (words.length / 2)) * 2 + 1) % words.length;
      const old = words[word(from)] ?? '';
      words[word(to)] = what === 0 ? old : what === 1 ? old.slice(1) : `${old}x`;
    }
    return words.join('');
  });

it('keeps documents readable after any fix', () => {
  fc.assert(
    fc.property(mistaken, (text) => {
      const document = parseSpark(text, 'file:///mistaken.spark');
      if (document.problems.length > 0) return;
      for (const { code, message, fixes } of checkIn(createWorkspace([document, definitions]), document))
        for (const { title, edits } of fixes) {
          const fixed = applyEdits(text, edits);
          assert.deepEqual(
            parseSpark(fixed).problems,
            [],
            `${code}: ${message}\n${title}\n${text}\n→\n${fixed}`,
          );
        }
    }),
    { numRuns: 100 },
  );
});
