/** What was read of documents may be put away: what is said of them, and of others that lead into them, stays the same. */
import assert from 'node:assert/strict';
import {
  completeAt,
  createWorkspace,
  Findings,
  hoverAt,
  parseSpark,
  placesOf,
  putAway,
  type SparkDocument,
  type SparkWorkspace,
  symbolAt,
  withDocument,
} from '../../../../server/src/language/spark/index.ts';
import { atHand } from '../../../../server/src/language/spark/reading/parse.ts';

const count = 120;
const uriOf = (index: number): string => `file:///part${index}.spark`;

/** A resource that leads to the next one; every tenth names an attribute that is not there. */
function partText(index: number): string {
  const key = index % 10 === 0 ? 'missing' : 'id';
  return `use ash.resource, shop
resource Part${index} {
  description "Part number ${index}."
  attributes { uuid_primary_key id  attribute age: integer }
  relationships { has_many next: Part${(index + 1) % count} { destination_attribute ${key} } }
}
shelf { box Box${index}: Part${index} { price ${index} } }
`;
}

const definition = `dsl shop {
  section shelf {
    entity box { arg name: atom { unique true }  arg of: reference(resource)  option price: integer }
  }
}
`;

function parts(): readonly SparkDocument[] {
  return [
    parseSpark(definition, 'file:///shop.spark'),
    ...Array.from({ length: count }, (_, index) => parseSpark(partText(index), uriOf(index))),
  ];
}

/** All that is found in a workspace. */
function foundIn(workspace: SparkWorkspace, findings = new Findings()) {
  return workspace.documents.map((document) => findings.of(workspace, document));
}

/** What the editor says of a document, at a name that leads into the next one. */
function saidOf(workspace: SparkWorkspace, uri: string) {
  const document = workspace.find(uri);
  assert.ok(document);
  const offset = document.text.indexOf('next: Part') + 'next: P'.length;
  const symbol = symbolAt(workspace, document, offset);
  assert.ok(symbol);
  return {
    names: completeAt(workspace, document, offset).suggestions,
    hover: hoverAt(workspace, document, offset),
    places: placesOf(workspace, symbol).map((place) => ({ uri: place.uri, span: place.span })),
  };
}

const isOpen = ({ uri }: SparkDocument): boolean => uri === uriOf(3);

it('lets go of documents that nobody has open, and of no others', () => {
  const workspace = createWorkspace(parts());
  foundIn(workspace);
  const after = putAway(workspace, isOpen);
  assert.deepEqual(
    after.documents.filter(atHand).map(({ uri }) => uri),
    [uriOf(3)],
  );
  assert.notEqual(after, workspace);
  assert.equal(putAway(after, isOpen), after);
});

it('lets go of nothing that was not in order', () => {
  const broken = parseSpark(`${partText(1)}}`, uriOf(1));
  const { statements } = broken;
  const documents = parts().map((document) => (document.uri === uriOf(1) ? broken : document));
  putAway(createWorkspace(documents), isOpen);
  assert.equal(broken.statements, statements);
});

it('says the same of what was put away, and binds no more than it has to', () => {
  const fresh = createWorkspace(parts());
  const workspace = createWorkspace(parts());
  const findings = new Findings();
  const before = foundIn(workspace, findings);
  assert.deepEqual(before, foundIn(fresh));
  const after = putAway(workspace, isOpen);
  assert.deepEqual(foundIn(after, findings), before);
  const document = after.find(uriOf(3));
  assert.ok(document);
  const { text } = document;
  const offset = text.indexOf('next: Part') + 'next: P'.length;
  assert.deepEqual(
    completeAt(after, document, offset)
      .suggestions.map(({ label }) => label)
      .filter((label) => /^Part/.test(label)).length,
    count,
  );
  assert.ok(after.documents.filter(atHand).length < 5, 'completion of a name needs no document');
  assert.deepEqual(saidOf(after, uriOf(3)), saidOf(fresh, uriOf(3)));
});

it('finds after an edit what would be found from scratch, in what was put away, too', () => {
  const findings = new Findings();
  let workspace = createWorkspace(parts());
  foundIn(workspace, findings);
  const texts: readonly (readonly [number, string])[] = [
    [3, partText(3).replace('Part3 ', 'Piece3 ')],
    [21, partText(21).replace('uuid_primary_key id', 'uuid_primary_key missing')],
    [3, partText(3)],
    [50, `// Moved.\n${partText(50)}`],
    [21, partText(21)],
  ];
  for (const [index, text] of texts) {
    workspace = withDocument(putAway(workspace, isOpen), parseSpark(text, uriOf(index)));
    const scratch = createWorkspace(workspace.documents.map((each) => parseSpark(each.text, each.uri)));
    assert.deepEqual(foundIn(workspace, findings), foundIn(scratch), `after the edit of part ${index}`);
  }
});
