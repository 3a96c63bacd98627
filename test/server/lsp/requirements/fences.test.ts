/** In ordinary Markdown, everything is offered in `req` fences, and nothing beside them. */
import assert from 'node:assert/strict';
import { requirementsSelectionRanges } from '../../../../server/src/lsp/requirements/selection-ranges.ts';
import { teachActions } from '../../../../server/src/lsp/requirements/teach.ts';
import { mark, open } from './services.ts';

const guide = `# Guide

An animal sleeps. See https://example.org.

\`\`\`req
R1: Each animal has a name and a pen.
\`\`\`

- An animal eats.
`;

describe('requirements in fences', () => {
  it('are completed there only', async () => {
    const labels = async (text: string) => {
      const { services, document, params } = await open({ 'guide.md': text });
      const list = await services.lsp.CompletionProvider?.getCompletion(document, params);
      return list?.items.map(({ label }) => label) ?? [];
    };
    assert.ok((await labels(guide.replace('pen.\n', 'pen.\n<|>\n'))).includes('R2:'));
    assert.deepEqual(await labels(guide.replace('# Guide\n', '# Guide\n<|>')), []);
    assert.deepEqual(await labels(guide.replace('eats.\n', 'eats.\n<|>')), []);
  });

  it('are found by their terms there only', async () => {
    const { services, document, params } = await open({
      'guide.md': guide.replace('Each animal', 'Each ani<|>mal'),
    });
    const found = await services.lsp.DocumentHighlightProvider?.getDocumentHighlight(document, params);
    assert.equal(
      mark(
        document,
        (found ?? []).map(({ range }) => range),
      ),
      guide.replace('Each animal', 'Each <|animal|>'),
    );
  });

  it('are taught and renamed there', async () => {
    const {
      document,
      params,
      after: edited,
      services,
    } = await open({
      'guide.md': guide.replace('pen.', 'p<|>en.'),
    });
    const at = { start: params.position, end: params.position };
    const [action] = teachActions(document, { ...params, range: at, context: { diagnostics: [] } });
    assert.match(
      edited(action?.edit)['guide.md'] ?? '',
      /a pen\.\n\ncorrections \{\n {2}pen is (?:not )?an entity\n\}\n```\n\n- An animal eats/,
    );
    const renamed = await services.lsp.RenameProvider?.rename(document, { ...params, newName: 'kennel' });
    assert.match(edited(renamed)['guide.md'] ?? '', /a name and a kennel\.\n```/);
  });

  it('are selected there only, and give links there only', async () => {
    const { services, document, params } = await open({
      'guide.md': guide.replace('animal sleeps', 'ani<|>mal sleeps'),
    });
    const [chain] = requirementsSelectionRanges(document, { ...params, positions: [params.position] });
    assert.deepEqual(chain?.range, { start: params.position, end: params.position });
    assert.deepEqual(await services.lsp.DocumentLinkProvider?.getDocumentLinks(document, params), []);
  });
});
