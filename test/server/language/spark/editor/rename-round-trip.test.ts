import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { applyEdits, type Edit, type Span } from '../../../../../server/src/base/span.ts';
import {
  checkIn,
  createWorkspace,
  parseSpark,
  rename,
  type SparkDocument,
  type SparkWorkspace,
  symbolAt,
} from '../../../../../server/src/language/spark/index.ts';
import { languages } from '../languages/language.ts';

/** Of the names, every so many are tried; `EVERY=1` tries all, which takes minutes. */
const every = Number(process.env['EVERY'] ?? 12);

const fresh = { small: 'something_fresh', capital: 'SomethingFresh' };

/** A new name of the same sort: those of modules begin with a capital. */
function freshName(name: string): string {
  return /^[A-Z]/.test(name) ? fresh.capital : fresh.small;
}

interface Place {
  readonly document: SparkDocument;
  readonly offset: number;
  readonly name: string;
}

/** A place of each name that is declared in the workspace. */
function* namesIn(workspace: SparkWorkspace): Iterable<Place> {
  const seen = new Set<string>();
  for (const document of workspace.documents)
    for (const { index } of document.text.matchAll(/(?<![\w"])[A-Za-z_]\w*[?!]?/g)) {
      const symbol = symbolAt(workspace, document, index + 1);
      const [first] = symbol?.declarations ?? [];
      if (!symbol || !first || symbol.span.start !== index) continue;
      const key = `${first.node.document.uri} ${first.span.start} ${first.kind} ${first.name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (symbol.declarations.every(({ node, written }) => written && workspace.find(node.document.uri)))
        yield { document, offset: index, name: symbol.name };
    }
}

function applied(workspace: SparkWorkspace, edits: ReadonlyMap<string, readonly Edit[]>): SparkWorkspace {
  return createWorkspace(
    workspace.documents.map((document) => {
      const ofDocument = edits.get(document.uri);
      return ofDocument ? parseSpark(applyEdits(document.text, ofDocument), document.uri) : document;
    }),
    workspace,
  );
}

function moved(offset: number, edits: readonly Edit[] = []): number {
  const before = edits.filter(({ span }) => span.start < offset);
  return before.reduce((at, { span, newText }) => at + newText.length - (span.end - span.start), offset);
}

/**
 * What is found, by where that is. Rules that only warn may look at names themselves: Ash looks in the destination of a `has_many` for
 * an attribute that is called after the resource.
 */
function findingsIn(workspace: SparkWorkspace, move: (uri: string, span: Span) => number): readonly string[] {
  return workspace.documents
    .flatMap((document) =>
      checkIn(workspace, document).flatMap(({ code, severity, span }) =>
        code === 'spark/verifier' && severity !== 'error'
          ? []
          : [`${document.uri} ${move(document.uri, span)} ${code}`],
      ),
    )
    .sort();
}

/** Whether a name cannot be another: what narrows a data type is known by its name, so are some kinds, and records hold values. */
const isConvention = (refused: string) =>
  /^The factory knows|records hold|would be wrong|would (not )?bring/.test(refused);

function roundTrip(workspace: SparkWorkspace, names: readonly Place[]): number {
  let renamed = 0;
  for (const { document, offset, name } of names) {
    const where = `${name} at ${offset} of ${document.uri}`;
    const edits = rename(workspace, document, offset, freshName(name));
    if ('refused' in edits) {
      assert.ok(isConvention(edits.refused), `${where}: ${edits.refused}`);
      continue;
    }
    const after = applied(workspace, edits);
    const move = (uri: string, { start }: Span) => moved(start, edits.get(uri));
    assert.deepEqual(
      findingsIn(after, (_, { start }) => start),
      findingsIn(workspace, move),
      where,
    );
    const source = after.find(document.uri);
    assert.ok(source);
    const back = rename(after, source, moved(offset, edits.get(document.uri)), name);
    assert.ok(!('refused' in back), `${where}, back: ${JSON.stringify(back)}`);
    // What had to be said stays said.
    const isSaid = [...edits.values()].flat().some(({ span }) => span.start === span.end);
    if (!isSaid)
      assert.deepEqual(
        applied(after, back).documents.map(({ text }) => text),
        workspace.documents.map(({ text }) => text),
        where,
      );
    renamed++;
  }
  return renamed;
}

function some<T>(all: Iterable<T>): readonly T[] {
  return [...all].filter((_, index) => index % every === 0);
}

const model = new URL('../../../../golden/spark/clinic.spark', import.meta.url);

describe('a name that is renamed and renamed back', () => {
  for (const { name, workspace } of languages)
    it(`changes nothing that is found in the language of ${name}, and leaves every byte as it was`, () => {
      assert.ok(roundTrip(workspace, some(namesIn(workspace))) > 0);
    }).timeout(600_000);

  it('changes nothing that is found in a model in the language of the prelude', () => {
    const workspace = createWorkspace([parseSpark(readFileSync(model, 'utf8'), 'file:///clinic.spark')]);
    assert.ok(roundTrip(workspace, some(namesIn(workspace))) > 0);
  }).timeout(600_000);
});
