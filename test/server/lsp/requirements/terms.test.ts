/** Terms in prose: where they are spoken of, and what renaming them makes of the text. */
import assert from 'node:assert/strict';
import { mark, open } from './services.ts';

describe('terms in prose', () => {
  const spoken: readonly (readonly [what: string, text: string])[] = [
    [
      'in singular, plural, at the beginning and with an owner’s s',
      `R1: Each <|mem<|>ber|> has a name.
R2: <|Members|> can borrow books.
R3: The <|member|>'s address is unique. A <|MEMBER|> may leave.
R4: The membership ends.
`,
    ],
    [
      'in the glossary and under other names',
      `glossary {
  <|visitor|> (<|guest|>, <|caller|>): somebody who comes
}
R1: A <|guest|> signs the book.
R2: Each <|visi<|>tor|> gets a badge.
`,
    ],
    [
      'in corrections, under the name that they give',
      `R1: Each <|rea<|>der|> has a card.
R2: A member returns a book.
corrections {
  <|reader|> is an entity
}
`,
    ],
    [
      'but not in longer names of other things',
      `R1: Each <|or<|>der|> has a number and an order line.
R2: Each order line has a price and a quantity.
R3: The clerk cancels the <|order|>.
`,
    ],
  ];

  for (const [what, text] of spoken)
    it(`are found ${what}`, async () => {
      const { services, document, params } = await open(text);
      const unmarked = text.replace('<|>', '');
      const highlights = await services.lsp.DocumentHighlightProvider?.getDocumentHighlight(document, params);
      assert.equal(
        mark(
          document,
          (highlights ?? []).map(({ range }) => range),
        ),
        unmarked,
      );
      const context = { includeDeclaration: true };
      const found = await services.lsp.ReferencesProvider?.findReferences(document, { ...params, context });
      assert.equal(
        mark(
          document,
          (found ?? []).map(({ range }) => range),
        ),
        unmarked,
      );
    });

  const renamed: readonly (readonly [before: string, name: string, after: string])[] = [
    ['Patients wait. A pat<|>ient pays.', 'client', 'Clients wait. A client pays.'],
    ['Each visi<|>tor has a badge. A visitor leaves.', 'owner', 'Each owner has a badge. An owner leaves.'],
    ['An ani<|>mal has a name. ANIMALS sleep.', 'child', 'A child has a name. CHILDREN sleep.'],
    [
      'Each ord<|>er has a date. The order’s date is unique. Orders are sent.',
      'purchase order',
      'Each purchase order has a date. The purchase order’s date is unique. Purchase orders are sent.',
    ],
    [
      'Each check<|>-in has a desk. A guest may cancel a check-in. All check-ins close.',
      'arrival',
      'Each arrival has a desk. A guest may cancel an arrival. All arrivals close.',
    ],
    ['Each comp<|>any has a name. All companies pay.', 'SME', 'Each SME has a name. All SMEs pay.'],
  ];

  for (const [before, name, after] of renamed)
    it(`renamed to ${name}: ${after}`, async () => {
      const { services, document, params, after: edited } = await open(before);
      const provider = services.lsp.RenameProvider;
      assert.ok(await provider?.prepareRename(document, params));
      assert.equal(edited(await provider?.rename(document, { ...params, newName: name }))['a.req'], after);
    });

  it('renames in all requirement documents, glossary and corrections included', async () => {
    const { services, document, params, after } = await open({
      'a.req':
        'glossary {\n  visit (call): a meeting\n}\nR1: Each vis<|>it has a date.\ncorrections {\n  visit is an entity\n}\n',
      'b.req': 'B1: Visits last an hour. A call is a visit.\n',
    });
    const edit = await services.lsp.RenameProvider?.rename(document, { ...params, newName: 'appointment' });
    assert.deepEqual(after(edit), {
      'a.req':
        'glossary {\n  appointment (call): a meeting\n}\nR1: Each appointment has a date.\ncorrections {\n  appointment is an entity\n}\n',
      'b.req': 'B1: Appointments last an hour. A call is an appointment.\n',
    });
  });

  it('refuses what is no name, and words that name attributes of many things', async () => {
    const { services, document, params } = await open(
      'R1: Each ro<|>om has a name.\nR2: Each bed has a name.',
    );
    assert.throws(
      () => services.lsp.RenameProvider?.rename(document, { ...params, newName: '12, b' }),
      /is no name/,
    );
    const name = await open('R1: Each room has a na<|>me.\nR2: Each bed has a name.');
    assert.equal(
      await name.services.lsp.RenameProvider?.prepareRename(name.document, name.params),
      undefined,
    );
  });
});

describe('ids in prose', () => {
  const text = `<|R<|>1|>: Each room has a number.
R2: As <|R1|> says, a bed has a number.
    depends on: <|R1|>, R10
R10: Each chair has a number.
`;

  it('lead to their statements, and tell what these say', async () => {
    const { services, document, params } = await open(
      text.replace('<|>', '').replace('As <|R1|>', 'As R<|>1'),
    );
    const [link] = (await services.lsp.DefinitionProvider?.getDefinition(document, params)) ?? [];
    assert.deepEqual(link?.targetSelectionRange.start, { line: 0, character: 0 });
    const hover = await services.lsp.HoverProvider?.getHoverContent(document, params);
    assert.match(JSON.stringify(hover?.contents), /Each room has a number/);
  });

  it('are found in statements and fields, and renamed there', async () => {
    const { services, document, params, after } = await open(text);
    const highlights = await services.lsp.DocumentHighlightProvider?.getDocumentHighlight(document, params);
    assert.equal(
      mark(
        document,
        (highlights ?? []).map(({ range }) => range),
      ),
      text.replace('<|>', ''),
    );
    const edit = await services.lsp.RenameProvider?.rename(document, { ...params, newName: 'FR-1' });
    assert.equal(after(edit)['a.req'], text.replace('R<|>1', 'R1').replaceAll(/<\|R1\|>/g, 'FR-1'));
  });
});
