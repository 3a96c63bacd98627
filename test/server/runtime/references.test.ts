/** What becomes of records whose owner goes, as `references` of `postgres` says it: the database does it, on all of them alike. */
import { deepEqual, match, rejects } from 'node:assert/strict';
import { forEachDialect } from '../store/suite/dialects.ts';
import { codes, type Started, start, value } from './start.ts';

const library = (reference: string) => `
resource Author {
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  actions { defaults [read, destroy, create: *] }
}
resource Book {
  attributes { uuid_primary_key id  attribute title: string { public? true } }
  postgres { table "books"  repo Shop.Repo  references { ${reference} } }
  relationships {
    belongs_to author: Author { public? true }
    belongs_to editor: Author { public? true }
    has_many reviews: Review { public? true }
  }
  actions { defaults [read, destroy, create: *] }
}
resource Review {
  attributes { uuid_primary_key id  attribute text: string { public? true } }
  postgres { table "reviews"  repo Shop.Repo  references { reference book { on_delete delete  index? true } } }
  relationships { belongs_to book: Book { public? true } }
  actions { defaults [read, create: *] }
}
resource Loan {
  attributes { uuid_primary_key id }
  relationships { belongs_to book: Book { public? true } }
  actions { defaults [read, destroy, create: *] }
}`;

forEachDialect('references', ({ open }) => {
  let started: Started;
  const make = async (resource: string, input: object) =>
    String((await value(started.runtime.create(resource, 'create', { ...input })))['id']);
  const titles = async () =>
    (await value(started.runtime.read('Book', 'read', {}))).results.map((book) => [
      book['title'],
      book['editor_id'],
    ]);

  it('remove, clear or keep, also in a store that there was before', async () => {
    const database = await open();
    started = await start(library('reference author { on_delete restrict }'), { database });
    const [ada, bob] = [await make('Author', { name: 'Ada' }), await make('Author', { name: 'Bob' })];
    const book = await make('Book', { title: 'One', author_id: ada, editor_id: bob });
    await make('Review', { text: 'Good.', book_id: book });
    const remove = (id: string) => started.runtime.destroy('Author', 'destroy', id);
    deepEqual(await codes(remove(ada)), ['still_referenced']);
    deepEqual(await codes(remove(bob)), ['still_referenced']);

    started = await start(
      library(
        'reference author { on_delete delete }  reference editor { on_delete nilify  name "by_editor" }',
      ),
      { database },
    );
    await value(remove(bob));
    deepEqual(await titles(), [['One', null]]);
    const loan = await make('Loan', { book_id: book });
    // What would be taken along is held by something else.
    deepEqual(await codes(remove(ada)), ['still_referenced']);
    await value(started.runtime.destroy('Loan', 'destroy', loan));
    const heard: (readonly string[])[] = [];
    database.onCommit(({ tables }) => heard.push([...tables].sort()));
    await value(remove(ada));
    deepEqual(await titles(), []);
    deepEqual((await value(started.runtime.read('Review', 'read', {}))).results, []);
    if (database.dialect === 'sqlite') deepEqual(heard, [['authors', 'books', 'reviews']]);
  });
});

describe('a reference', () => {
  it('is refused where a value is needed, or only PostgreSQL knows what is meant', async () => {
    const needed = library('reference author { on_delete nilify }').replace(
      'belongs_to author: Author { public? true }',
      'belongs_to author: Author { allow_nil? false }',
    );
    await rejects(start(needed), /Book\.author is to become nil .* author_id has to have a value/);
    const others = ['on_delete [nilify, [author_id]]', 'deferrable true', 'match_tenant? true'];
    for (const option of others)
      await rejects(start(library(`reference author { ${option} }`)), (error) => {
        match(String(error), /PostgreSQL alone|with each statement|would have no effect here/);
        return true;
      });
    await rejects(start(library('reference reviews { on_delete delete }')), /has no foreign key here/);
  });
});
