/** What can be taught about a word, and that the next reading has learnt it. */
import assert from 'node:assert/strict';
import type { CodeAction, CodeActionContext } from 'vscode-languageserver';
import { analysisOf } from '../../../../server/src/lsp/requirements/analysis.ts';
import { teachActions } from '../../../../server/src/lsp/requirements/teach.ts';
import { type Opened, open } from './services.ts';

/** Titles without the word that they begin with. */
async function actions(text: string, context: Partial<CodeActionContext> = {}) {
  const opened = await open(text);
  const { document, ranges, params } = opened;
  const [range] = ranges;
  const at = range
    ? {
        start: document.textDocument.positionAt(range.start),
        end: document.textDocument.positionAt(range.end),
      }
    : { start: params.position, end: params.position };
  const found = teachActions(document, { ...params, range: at, context: { diagnostics: [], ...context } });
  return { opened, found, titles: found.map(({ title }) => title.replace('Teach: ', '')) };
}

async function taught({ after }: Opened, action: CodeAction | undefined) {
  const text = after(action?.edit)['a.req'] ?? '';
  const { document } = await open(text);
  const { entities, relationships, generalizations } = analysisOf(document).specification;
  return {
    text,
    entities: entities.map(({ name, attributes }) => `${name}(${attributes.map((one) => one.name).join()})`),
    relationships: relationships.map(({ from, to }) => `${from}-${to}`),
    kinds: generalizations.length,
  };
}

const asking = (name: string): string[] => [`${name} means …`, `${name} is a kind of …`, `rename ${name} …`];

describe('teaching', () => {
  const shelter =
    'R1: Each animal has a name and an address.\nR2: The keeper feeds each animal in a <|>kennel.\nR3: An address has a street and a city.\n';

  it('a word that is no entity yet', async () => {
    const { titles, found, opened } = await actions(shelter);
    assert.deepEqual(
      titles.filter((title) => !title.endsWith('…')),
      ['kennel is an entity', 'kennel is an attribute of animal'],
    );
    for (const title of [...asking('kennel'), 'kennel is an attribute of …'])
      assert.ok(titles.includes(title), title);
    const learnt = await taught(opened, found[0]);
    assert.ok(learnt.entities.includes('Kennel()'), learnt.entities.join());
    assert.ok(learnt.text.endsWith('\n\ncorrections {\n  kennel is an entity\n}\n'));
  });

  it('an entity', async () => {
    const { titles, found, opened } = await actions(
      shelter.replace('<|>', '').replace('an address.', 'an add<|>ress.'),
    );
    assert.deepEqual(
      titles.filter((title) => !title.endsWith('…')),
      ['address is not an entity', 'address is an attribute of animal', 'address and animal are not related'],
    );
    const learnt = await taught(opened, found[1]);
    assert.ok(learnt.entities.includes('Animal(name,address)'), learnt.entities.join());
    assert.ok(!learnt.entities.some((entity) => entity.startsWith('Address')));
  });

  it('an attribute', async () => {
    const { titles } = await actions(shelter.replace('<|>', '').replace('a name', 'a na<|>me'));
    assert.deepEqual(
      titles.filter((title) => !title.endsWith('…')),
      ['name is an entity', 'name is an attribute of address', 'name is not an attribute of animal'],
    );
  });

  it('two names that may be one thing', async () => {
    const { titles } = await actions(
      'R1: Each book loan has a date.\nR2: Each loan has a number, and a book loan has a lo<|>an.\n',
    );
    assert.ok(titles.includes('loan means book loan'), titles.join());
  });

  it('selected words, in the number and case of corrections', async () => {
    const { titles } = await actions(
      'R1: Each tour has a guide.\nR2: <|Boarding passes|> are printed for each tour.\n',
    );
    assert.equal(titles[0], 'boarding pass is an entity');
    const cases = [
      ['R1: <|The sales orders|> are sent to each tour.', 'sales order'],
      ['R1: Each tour has <|an IMO number|> and a date.', 'IMO number'],
      ['R1: Each tour has <|PINs|> and a date.', 'PIN'],
    ];
    for (const [text = '', name] of cases) {
      const offered = (await actions(text)).titles;
      assert.ok(
        offered.some((title) => title.startsWith(`${name} is `)),
        offered.join(),
      );
    }
  });

  it('behind the corrections that are there, and instead of one that says the opposite', async () => {
    const { found, opened } = await actions(
      `${shelter}corrections {\n  - name of animal is unique\n  - kennel is not an entity\n}\n`,
    );
    const { text } = await taught(
      opened,
      found.find(({ title }) => title.endsWith('kennel is an entity')),
    );
    assert.ok(
      text.endsWith('corrections {\n  - name of animal is unique\n  - kennel is an entity\n}\n'),
      text,
    );
  });

  it('is not offered on words that name nothing, beside statements, by itself, or when fixes are asked for', async () => {
    for (const text of [
      'R1: The keeper sh<|>all feed each animal.\n',
      '# Anim<|>als\nR1: A b.\n',
      '<|>R1: Each animal has a name.\n',
    ])
      assert.deepEqual((await actions(text)).titles, [], text);
    assert.deepEqual((await actions(shelter, { triggerKind: 2 })).titles, []);
    assert.deepEqual((await actions(shelter, { only: ['quickfix'] })).titles, []);
    assert.notDeepEqual((await actions(shelter, { only: ['refactor'] })).titles, []);
  });
});
