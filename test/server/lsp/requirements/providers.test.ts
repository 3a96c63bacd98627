/** What the editor says back of requirements: hover, scores, outline, links, selections, folding. */
import assert from 'node:assert/strict';
import type { DocumentSymbol, Hover, SelectionRange } from 'vscode-languageserver';
import { requirementsSelectionRanges } from '../../../../server/src/lsp/requirements/selection-ranges.ts';
import { mark, open } from './services.ts';

const harbour = `project "Harbour"

glossary {
  berth (mooring): a place for a ship
}

# Ships
R1: Each ship has a name, a length in metres and an IMO number.
R2: The IMO number of a ship is unique.
R3: A tanker is a kind of ship.
R4: When a ship leaves a berth, the system shall set the status of the berth to released.
    depends on: R1
    source: https://example.org/rules?id=4.
R5: Each berth has at most one ship.

# People
R6: A pilot may board a ship.
R7: A visitor must not board a ship, as R6 says who may.
R8: The display should be easy to use etc.

corrections {
  berth is an entity
  tanker is an entity
}
`;

async function hover(text: string): Promise<string> {
  const { services, document, params } = await open(text);
  const found: Hover | undefined = await services.lsp.HoverProvider?.getHoverContent(document, params);
  return (found?.contents as { value: string } | undefined)?.value ?? '';
}

describe('hover', () => {
  const shown: readonly (readonly [what: string, at: string, lines: readonly RegExp[]])[] = [
    [
      'an entity with all that is said of it',
      'Each <|>ship has',
      [
        /entity `Ship` · confidence \d+ %/,
        /Has: .*`imo_number` \(identifier, (?:required, )?unique\)/,
        /`length` \(decimal, metres/,
        /Related: .*`Berth` .* `Ship`/,
        /Kinds: `Tanker`/,
        /Who may: pilot: board, visitor: not board/,
      ],
    ],
    [
      'a term by its definition and other names',
      'leaves a ber<|>th',
      [
        /\*\*berth\*\*: a place for a ship/,
        /Also called: mooring/,
        /States: .*→ released/,
        /Corrected: berth is an entity/,
      ],
    ],
    ['a kind', 'A tan<|>ker is', [/A kind of: `Ship`/, /Corrected: tanker is an entity/]],
    ['an actor', 'A pi<|>lot may', [/actor `pilot`/, /May: board ship/, /Acts in: R6/]],
    ['who must not', 'A visi<|>tor must', [/Must not: board ship/]],
    [
      'a verb',
      'pilot may bo<|>ard',
      [/action `board`/, /Done to: ship/, /Who: pilot may board ship, visitor must not board ship/],
    ],
    ['an attribute', 'Each ship has a na<|>me', [/attribute of `Ship`: `name` \(string/, /read from: R1/]],
    [
      'the score of a statement with reasons',
      'R<|>8:',
      [/\*\*R8\*\* · .* · quality \d+ of 100/, /Less for: .*req\/[a-z\\-]+ \(−\d+\)/],
    ],
    [
      'a group',
      '# Peo<|>ple',
      [/\*\*People\*\* · 3 statements · quality \d+ of 100/, /Look at: R8 \\\(\d+\\\)/],
    ],
    [
      'the document',
      'project "Har<|>bour"',
      [/readiness \d+ of 100 · quality of the statements \d+ of 100/, /completeness \d+: /],
    ],
    ['a correction’s names', '  ber<|>th is an entity', [/entity `Berth`/]],
  ];

  for (const [what, at, lines] of shown)
    it(`tells ${what}`, async () => {
      const text = await hover(harbour.replace(at.replace('<|>', ''), at));
      for (const line of lines) assert.match(text, line);
    });

  it('tells an attribute whose name has a hyphen', async () => {
    const text = await hover('R1: Each ship has a name and a cast-<|>off time.\n');
    assert.match(text, /^attribute of `Ship`: `cast_off_time` \(/);
  });

  it('says nothing beside words', async () => {
    assert.equal(await hover(harbour.replace('}\n\n# Ships', '}\n<|>\n# Ships')), '');
  });
});

describe('scores', () => {
  const texts: readonly (readonly [better: string, worse: string])[] = [
    ['R1: The shop shall send the invoice within 2 days.', 'R1: The shop shall send the invoice fast.'],
    [
      'R1: When a train arrives, the display shall show the platform.',
      'R1: Appropriate displays etc. as needed.',
    ],
    [
      'R1: A trainer may cancel a course.',
      'R1: It may be cancelled, if possible, and/or moved as appropriate.',
    ],
  ];

  async function score(text: string): Promise<{ label: number; tooltip: string }> {
    const { services, document } = await open(text);
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const [hint] =
      (await services.lsp.InlayHintProvider?.getInlayHints(document, { textDocument: { uri: '' }, range })) ??
      [];
    return {
      label: Number(String(hint?.label ?? '100/100').replace(/\/100$/, '')),
      tooltip: JSON.stringify(hint?.tooltip),
    };
  }

  for (const [better, worse] of texts)
    it(`${better} is better than ${worse}`, async () => {
      const [good, bad] = [await score(better), await score(worse)];
      assert.ok(
        good.label > bad.label + 10 && good.label <= 100 && bad.label >= 0,
        `${good.label} ${bad.label}`,
      );
      const lost = [...bad.tooltip.matchAll(/−(\d+)/g)].reduce((sum, [, points]) => sum + Number(points), 0);
      assert.equal(bad.label, Math.max(0, 100 - lost), bad.tooltip);
    });

  it('are not shown when the setting is off', async () => {
    const { services, document } = await open('R1: A b.', { 'inlayHints.score': false });
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    assert.deepEqual(
      await services.lsp.InlayHintProvider?.getInlayHints(document, { textDocument: { uri: '' }, range }),
      [],
    );
  });
});

describe('lenses', () => {
  const model = `use ash.domain, ash.resource
domain Harbour { requirements "a.req"  resources [Ship] }
resource Ship { satisfies [R1]  attributes { uuid_primary_key id } }
`;
  const lenses = async (text: string, settings = {}) => {
    const { services, document, params } = await open({ 'a.req': text, 'a.spark': model }, settings);
    const found = (await services.lsp.CodeLensProvider?.provideCodeLens(document, params)) ?? [];
    return found.map(({ range, command }) => `${range.start.line} ${command?.title}`);
  };

  it('sum up document, groups and statements', async () => {
    const found = await lenses(harbour);
    assert.match(
      found[0] ?? '',
      /^0 8 statements · \d+ facts · \d+ findings · quality \d+ · 1 of 8 covered by a\.spark · readiness/,
    );
    assert.ok(
      found.some((lens) => /^7 \d facts · 1 finding · covered$/.test(lens)),
      found.join('\n'),
    );
    assert.ok(
      found.some((lens) => /^8 \d facts$/.test(lens)),
      found.join('\n'),
    );
    assert.equal(found.length, 1 + 2 + 8);
  });

  it('leave statements out when they are many, or when the setting is off', async () => {
    assert.equal((await lenses(harbour, { 'codeLens.statements': false })).length, 3);
    const many = Array.from({ length: 201 }, (_, n) => `R${n + 1}: Each room has ${n} doors.\n`).join('');
    assert.equal((await lenses(many)).length, 1);
  });
});

it('the outline tells how many statements a group has and how good they are', async () => {
  const { services, document, params } = await open(harbour);
  const symbols: DocumentSymbol[] =
    (await services.lsp.DocumentSymbolProvider?.getSymbols(document, params)) ?? [];
  const groups = symbols.filter(({ children }) => children);
  assert.deepEqual(
    groups.map(({ name, detail }) => `${name} ${detail?.replace(/\d+$/, 'n')}`),
    ['Ships 5 · quality n', 'People 3 · quality n'],
  );
});

it('links lead from ids to statements and from sources to their addresses', async () => {
  const { services, document, params } = await open(harbour);
  const links = (await services.lsp.DocumentLinkProvider?.getDocumentLinks(document, params)) ?? [];
  assert.equal(
    mark(
      document,
      links.map(({ range }) => range),
    ),
    harbour
      .replace('depends on: R1', 'depends on: <|R1|>')
      .replace('as R6', 'as <|R6|>')
      .replace('https://example.org/rules?id=4', '<|https://example.org/rules?id=4|>'),
  );
  assert.ok(links.some(({ target }) => target?.endsWith('a.req#L8,1')));
});

describe('selections', () => {
  const grow = async (text: string): Promise<string[]> => {
    const { document, params } = await open(text);
    const [chain] = requirementsSelectionRanges(document, { ...params, positions: [params.position] });
    const spans: string[] = [];
    for (let at: SelectionRange | undefined = chain; at; at = at.parent)
      spans.push(document.textDocument.getText(at.range));
    return spans;
  };

  for (const [text, expected] of [
    [
      '# Trips\nR1: When the driver cancels a long t<|>rip, the system shall inform each passenger.\n    priority: must\n',
      [
        'trip',
        'long trip',
        'a long trip',
        'the driver cancels a long trip',
        'When the driver cancels a long trip',
      ],
    ],
    [
      'R1: The oven shall he<|>at the dough. It has a door.',
      ['heat', 'shall heat', 'The oven shall heat the dough', 'The oven shall heat the dough.'],
    ],
    ['A gua<|>rd opens the gate.', ['guard', 'A guard', 'A guard opens the gate', 'A guard opens the gate.']],
  ] as const)
    it(`grow from ${expected[0]}`, async () => {
      const spans = await grow(text);
      assert.deepEqual(spans.slice(0, expected.length), expected);
      const whole = text.replace('<|>', '');
      assert.equal(spans.at(-1), whole);
      for (const [index, span] of spans.entries())
        assert.ok(index === 0 || span.includes(spans[index - 1] ?? ''));
    });

  it('grow outside of statements, too', async () => {
    assert.deepEqual((await grow('# Some Tr<|>ips\n\nR1: A b.\n')).slice(0, 2), ['Trips', '# Some Trips']);
  });
});

it('corrections and glossaries fold', async () => {
  const { services, document, params } = await open(harbour);
  const folds = (await services.lsp.FoldingRangeProvider?.getFoldingRanges(document, params)) ?? [];
  const lines = folds.map(({ startLine, endLine }) => `${startLine}-${endLine}`);
  for (const fold of ['2-4', '10-12', '20-23']) assert.ok(lines.includes(fold), lines.join(' '));
});

it('the workspace is searched for ids, words of statements, groups and terms', async () => {
  const { services } = await open(harbour);
  const find = async (query: string) =>
    ((await services.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query })) ?? []).map(
      ({ name }) => name,
    );
  assert.equal((await find('R6'))[0], 'R6 A pilot may board a ship.');
  assert.ok((await find('pilot may')).includes('R6 A pilot may board a ship.'));
  assert.ok((await find('People')).includes('People'));
  assert.ok((await find('berth')).includes('berth'));
});
