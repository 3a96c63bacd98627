import assert from 'node:assert/strict';
import { linksOf } from '../../../../../server/src/language/spark/index.ts';
import { api, ash, open } from './two-dsls.ts';

/** `text → document` of each link. */
function links(name: string, text: string): readonly string[] {
  const { workspace, document } = open(name, text);
  return linksOf(workspace, document).map(
    ({ span, uri }) => `${document.text.slice(span.start, span.end)} → ${uri.replace('file:///work/', '')}`,
  );
}

it('leads from a use to its definition, of the prelude or of the workspace', () => {
  assert.deepEqual(links('api', api).slice(0, 1), ['api → definition.spark']);
  assert.deepEqual(links('ash', ash).slice(0, 2), [
    'ash.domain → spark-prelude:/ash.domain.spark',
    'ash.resource → spark-prelude:/ash.resource.spark',
  ]);
});

it('leads to files that options of the type file name, from where the document is', () => {
  assert.deepEqual(links('api', api).slice(1), ['contracts/v1.yaml → contracts/v1.yaml']);
  assert.deepEqual(links('ash', ash).slice(2), ['clinic.req → clinic.req']);
  const elsewhere = (path: string) => links('api', `use api\napi { contract "${path}" }`)[1];
  assert.equal(elsewhere('../other/a b.yaml'), '../other/a b.yaml → file:///other/a%20b.yaml');
  assert.equal(elsewhere('/top.yaml'), '/top.yaml → file:///top.yaml');
  assert.equal(elsewhere('https://example.org/v1'), 'https://example.org/v1 → https://example.org/v1');
});

it('leads nowhere from what names no file', () => {
  assert.deepEqual(links('api', 'use api, nothing\napi { contract "" contract 7 contract [ }').slice(1), []);
});
