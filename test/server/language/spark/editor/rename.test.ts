import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../server/src/base/span.ts';
import { placesOf, rename, renameSpan, symbolAt } from '../../../../../server/src/language/spark/index.ts';
import { marked } from '../marked.ts';

const model = `use ash.resource, ash.state_machine

resource Author {
  attributes { uuid_primary_key id  attribute name: string  attribute email: string }
  relationships { has_many books: Book }
}

resource Book {
  attributes {
    uuid_primary_key id
    attribute title: string
    attribute state: atom
    attribute guest_id: uuid
  }
  relationships { belongs_to author: Author  belongs_to editor: Author { source_attribute guest_id } }
  actions {
    create publish { accept [title]  argument note: string  change set_attribute(title, ^arg(note)) }
    read titled { filter title == draft and author.name == title }
  }
  state_machine {
    initial_states [planned]
    transitions { transition publish { from planned  to printed } }
  }
}
`;

/** The document with the cursor in the nth place of a word. */
function at(text: string, word: string, nth = 1) {
  let index = -1;
  for (let count = 0; count < nth; count++) index = text.indexOf(word, index + 1);
  assert.notEqual(index, -1, word);
  return `${text.slice(0, index + 1)}<|>${text.slice(index + 1)}`;
}

/** The marked document after the rename at its cursor; else why it was refused. */
function renamed(text: string, newName: string, others: Readonly<Record<string, string>> = {}): string {
  const { workspace, document, offset } = marked(text, others);
  const edits = rename(workspace, document, offset, newName);
  return 'refused' in edits ? edits.refused : applyEdits(document.text, edits.get(document.uri) ?? []);
}

describe('a rename', () => {
  it('refuses a name that something of its kind has there already, and says what and where', () => {
    assert.equal(
      renamed(at(model, 'name: string'), 'email'),
      '`email` is taken: it is the name of `attribute email: string` in line 4 of `marked.spark`.',
    );
    assert.match(
      renamed(at(model, 'titled {'), 'publish'),
      /^`publish` is taken: .*`create publish` in line 17/,
    );
    assert.match(renamed(at(model, 'Author {'), 'Book'), /^`Book` is taken: .*`resource Book` in line 8/);
    assert.match(renamed(at(model, 'planned]'), 'printed'), /^`printed` is taken: .*`to printed` in line 22/);
    // Relationships share their names with attributes, and these come with some.
    assert.match(renamed(at(model, 'title: string'), 'author'), /`belongs_to author: Author` in line 15/);
    assert.match(renamed(at(model, 'title: string'), 'author_id'), /comes with `belongs_to author: Author`/);
  });

  it('refuses what is taken in another document, when documents speak of it', () => {
    const book = 'use ash.resource\nresource Book { attributes { uuid_primary_key id } }\n';
    const shelf = 'use ash.domain\ndomain Shelf { resources [Book, Leaflet] }\n';
    const leaflet = 'use ash.resource\nresource Leaf<|>let { attributes { uuid_primary_key id } }\n';
    const taken = /^`Book` is taken: it is the name of `resource Book` in line 2 of `book\.spark`\.$/;
    assert.match(renamed(leaflet, 'Book', { 'book.spark': book, 'shelf.spark': shelf }), taken);
    // Two models beside each other may each have a `Book`.
    assert.match(renamed(leaflet, 'Book', { 'book.spark': book }), /resource Book/);
    const other = 'dsl other { entity thing { arg name: atom } }\n';
    assert.match(
      renamed('dsl sh<|>op { entity item }\n', 'other', { 'other.spark': other }),
      /^`other` is taken/,
    );
  });

  it('refuses a name of a neighbour of another sort, where a definition makes keywords of both', () => {
    const definition = `dsl shop {
  mixin priced { option price: integer }
  entity item {
    arg name: atom { unique true }
    option colour: atom
    section parts { entity part { arg name: atom } }
    include priced
  }
}
use shop
item Pen { colour red  price 5 }
`;
    assert.match(renamed(at(definition, 'colour: atom'), 'parts'), /^`parts` is taken: .*`section parts`/);
    assert.match(renamed(at(definition, 'colour: atom'), 'name'), /^`name` is taken: .*`arg name: atom`/);
    assert.match(
      renamed(at(definition, 'colour: atom'), 'price'),
      /^With this name, `colour` in line 11 .*would mean `option price: integer` in line 2/,
    );
  });

  it('refuses a name that something else would be taken for', () => {
    assert.match(
      renamed(at(model, 'name: string'), 'draft'),
      /resource Author/,
      'a plain value in another resource means nothing to it',
    );
    assert.equal(
      renamed(at(model, 'state: atom'), 'draft'),
      'With this name, `draft` in line 18 of `marked.spark` would mean `attribute draft: atom` in line 12 of `marked.spark`.',
    );
    const rule = `dsl shop {
  entity item { arg name: atom  option size: atom  option colour: atom }
  verify "v" { each item  expect colour != large }
}
`;
    assert.match(
      renamed(at(rule, 'size: atom'), 'large'),
      /^With this name, `large` in line 3 .* would mean `option large: atom` in line 2/,
    );
  });

  it('refuses what would take the place of something that is brought along', () => {
    assert.match(renamed(at(model, 'guest_id: uuid'), 'author_id'), /^`author_id` is taken: it comes with/);
    const plain = model.replace('belongs_to editor: Author { source_attribute guest_id }', '');
    assert.match(
      renamed(at(plain, 'author: Author'), 'guest'),
      /^With this name, `belongs_to author: Author` in line 15 .* would not bring along what it does now\.$/,
    );
  });

  it('refuses what is no name, and leaves blanks around it away', () => {
    assert.equal(renamed(at(model, 'title: string'), '  '), 'A name needs at least one character.');
    assert.match(renamed(at(model, 'title: string'), 'a\nb'), /^A name stands on one line/);
    assert.match(renamed(at(model, 'title: string'), ' caption '), /attribute caption: string/);
    assert.match(renamed(at(model, 'title: string'), 'true'), /attribute `true`: string/);
    assert.match(renamed(at(model, 'Book {'), 'Shop.Book'), /resource Shop\.Book \{/);
    assert.equal(renamed(at(model, 'title: string'), 'title'), model);
  });

  it('says before anything is typed why a name stays as it is', () => {
    const reason = (text: string) => {
      const { workspace, document, offset } = marked(text);
      const span = renameSpan(workspace, document, offset);
      return span && 'refused' in span ? span.refused : span;
    };
    assert.match(String(reason(at(model, 'attribute name'))), /part of the prelude/);
    const uses = model.replace('accept [title]', 'accept [title, author_id]');
    assert.match(
      String(reason(at(uses, 'author_id]'))),
      /made from another name: .*belongs_to author: Author/,
    );
    assert.equal(reason(at(model, '{')), undefined);
  });
});

describe('the place of a name', () => {
  const words = `dsl shop {
  entity item { arg name: id { unique true }  option sold_out?: boolean  option next: reference(item) }
}
use shop
item "A pen" { sold_out? true  next \`in \\\`blue\\\`\` }
item \`in \\\`blue\\\`\` {}
`;

  /** The words to change at the first place of some. */
  function offered(word: string): string {
    const { workspace, document, offset } = marked(at(words, word));
    const span = renameSpan(workspace, document, offset);
    assert.ok(span && 'start' in span, word);
    return document.text.slice(span.start, span.end);
  }

  it('is offered without its quotes, and whole', () => {
    assert.equal(offered('"A pen'), 'A pen');
    assert.equal(offered('sold_out? true'), 'sold_out?');
    assert.equal(offered('blue'), 'in \\`blue\\`');
  });

  it('takes a new name with quotes or without', () => {
    for (const newName of ['A nib', '"A nib"', '`A nib`'])
      assert.equal(renamed(at(words, '"A pen'), newName), words.replace('A pen', 'A nib'));
    assert.equal(renamed(at(words, 'blue'), 'red'), words.replaceAll('`in \\`blue\\``', 'red'));
  });
});

describe('a document that cannot be read whole', () => {
  it('is renamed in as far as it can be read', () => {
    const broken = model
      .replace('attribute title: string', 'attribute title: string }}} ,,')
      .concat('resource {{{ [');
    const text = broken.replace('}}} ,,', '').replace('resource {{{ [', 'resource Torn { actions { read ');
    const after = renamed(at(text, 'name: string'), 'caption');
    assert.match(after, /attribute caption: string/);
    assert.match(after, /author\.caption == title/);
    // Here nobody can tell what belongs to what, and nothing is thrown.
    assert.equal(typeof renamed(at(broken, 'name: string'), 'caption'), 'string');
  });
});

describe('a name that is made from others', () => {
  const definition = `dsl shop {
  entity item {
    arg name: atom { unique true }
    section prices { entity price { arg name: atom { unique true }  option of: reference(item) } }
    section offers { entity offer { arg name: atom { unique true }  arg with: reference(item)  option best: reference(price) } }
  }
  transform "an offer has a price" { each offer  add { prices { price "add_{name}_d" } } }
  transform "an offer has another" { each offer  add { prices { price "{with}_price" { of ^with } } } }
}
use shop
item Pen { offers { offer d: Ink { best add_d_d }  offer e: Ink { best Ink_price } } }
item Ink {}
`;

  it('follows the name as the definition makes it, wherever that stands in it', () => {
    assert.equal(
      renamed(at(definition, 'd: Ink'), 'half'),
      definition.replace('offer d:', 'offer half:').replace('best add_d_d', 'best add_half_d'),
    );
  });

  it('follows what it is made from, also where that is what an element names', () => {
    assert.equal(renamed(at(definition, 'Ink {}'), 'Nib'), definition.replaceAll('Ink', 'Nib'));
  });
});

describe('a name that is meant without being written, by what is called alike', () => {
  const alike = `use ash.resource
resource Shelf {
  attributes { uuid_primary_key id  attribute label: string }
  relationships { has_many books: Book { destination_attribute shelf_id } }
  actions {
    create fill { accept [label]  argument books: list(of: map)  change manage_relationship(books, type: create) }
  }
  code_interface { define fill { args [label] } }
}
resource Book {
  attributes { uuid_primary_key id }
  relationships { belongs_to shelf: Shelf }
  actions { defaults [create, read] }
}
`;

  it('is said when either of the two is renamed', () => {
    assert.equal(
      renamed(at(alike, 'fill { accept'), 'stock'),
      alike.replace('create fill', 'create stock').replace('define fill', 'define fill, action: stock'),
    );
    assert.equal(
      renamed(at(alike, 'fill { args'), 'stock'),
      alike.replace('define fill', 'define stock, action: fill'),
    );
    assert.equal(
      renamed(at(alike, 'books: Book'), 'titles'),
      alike.replace('has_many books', 'has_many titles').replace('(books,', '(books, relationship: titles,'),
    );
    assert.equal(
      renamed(at(alike, 'books: list'), 'titles'),
      alike.replace('argument books', 'argument titles').replace('(books,', '(titles, relationship: books,'),
    );
  });

  it('is said where it was meant because nothing else was', () => {
    const defaults = `use ash.resource, ash.state_machine
resource Shelf {
  attributes { uuid_primary_key id  attribute state: atom { default empty } }
  relationships { has_many books: Book { destination_attribute shelf_id } }
  actions { defaults [read]  update fill {} }
  state_machine { initial_states [empty]  default_initial_state empty  transitions { transition fill { from empty  to full } } }
}
resource Book { attributes { uuid_primary_key id }  relationships { belongs_to shelf: Shelf  belongs_to other: Shelf { destination_attribute id } } }
`;
    assert.equal(
      renamed(at(defaults, 'id  attribute'), 'key'),
      defaults
        .replace('uuid_primary_key id  attribute', 'uuid_primary_key key  attribute')
        .replace('has_many books: Book', 'has_many books: Book, source_attribute: key')
        .replace('belongs_to shelf: Shelf', 'belongs_to shelf: Shelf, destination_attribute: key')
        .replace('{ destination_attribute id }', '{ destination_attribute key }'),
    );
    const said = defaults
      .replace('state: atom', 'phase: atom')
      .replace('state_machine { i', 'state_machine { state_attribute phase i');
    assert.equal(renamed(at(defaults, 'state: atom'), 'phase'), said);
    assert.equal(renamed(at(said, 'phase i'), 'stage'), said.replaceAll('phase', 'stage'));
  });

  it('counts as a use of what is meant', () => {
    const { workspace, document, offset } = marked(at(alike, 'books: Book'));
    const symbol = symbolAt(workspace, document, offset);
    assert.ok(symbol);
    assert.deepEqual(
      placesOf(workspace, symbol).map(({ span, declares }) => [span.start, declares]),
      [
        [alike.indexOf('books: Book'), true],
        [alike.indexOf('books, type'), false],
      ],
    );
  });
});
