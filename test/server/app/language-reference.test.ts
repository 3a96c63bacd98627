/** References of languages: golden pages, examples that are checked, and tables that say what the schema says. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import {
  type References,
  referenceFormats,
  referencesOf,
} from '../../../server/src/app/language-reference.ts';
import { isChanged } from '../../../server/src/app/sealed.ts';
import type { Parameter } from '../../../server/src/dsl/schema/schema.ts';
import { additionsOf } from '../../../server/src/emit/additions.ts';
import { documentedEntries } from '../../../server/src/emit/documented.ts';
import type { Language } from '../../../server/src/emit/language.ts';
import { slugOf } from '../../../server/src/emit/markdown/headings.ts';
import { checkSpark, parseSpark } from '../../../server/src/language/spark/index.ts';
import { builtIn, builtIns, exampleLanguages, garden, gardenPath, root } from '../emit/emitted.ts';

const gardenSource = { uri: 'file:///garden.spark', text: readFileSync(gardenPath, 'utf8') };

const pageOf = (references: References, name: string): string => {
  const reference = references.write(name, 'markdown');
  assert.ok(reference, name);
  return reference.text;
};

describe('golden references', () => {
  for (const [references, name, format] of [
    [referencesOf([gardenSource]), 'garden', 'markdown'],
    [referencesOf([gardenSource]), 'garden', 'json-schema'],
    [referencesOf([gardenSource]), 'garden', 'typescript'],
    [referencesOf([]), 'reactor', 'markdown'],
  ] as const)
    it(`of ${name} as ${format}`, () => {
      const reference = references.write(name, format);
      assert.ok(reference);
      const path = join(root, 'test/golden/emit', reference.fileName);
      if (process.env['UPDATE']) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, reference.text);
      }
      assert.equal(reference.text, readFileSync(path, 'utf8'), 'run it with UPDATE=1 and read the diff');
    });
});

describe('reference pages', () => {
  const references = referencesOf([]);
  const definitions = { uri: 'file:///garden.spark', text: gardenSource.text.split('\nuse garden')[0] ?? '' };
  const all = [
    ...builtIns.map((name) => ({ name, language: builtIn(name), of: references, beside: [] })),
    { name: 'garden', language: garden().language, of: referencesOf([definitions]), beside: [definitions] },
    ...exampleLanguages().map(({ language, sources, definitions: beside }) => ({
      name: language.definition.name,
      language,
      of: referencesOf(sources),
      beside,
    })),
  ];

  for (const { name, language, of, beside } of all)
    describe(name, () => {
      let page = '';
      before(() => {
        page = pageOf(of, name);
      });

      it('has an example for each entity, which shows it and has no errors', () => {
        for (const { entry } of documentedEntries(language)) {
          if (entry.schema.role !== 'entity') continue;
          const [example, ...others] = examplesIn(partOf(page, entry.schema.keyword, language, entry));
          assert.ok(example !== undefined && others.length === 0, `${entry.name} has no example of its own`);
          const source = { uri: 'file:///example.spark', text: example };
          const errors = checkSpark(source, beside).filter(({ severity }) => severity === 'error');
          assert.deepEqual(errors, [], example);
          const { keyword } = entry.schema;
          assert.ok(
            example.includes(keyword) || example.includes(`\`${keyword}\``),
            `${keyword}: ${example}`,
          );
          assert.ok(parseSpark(example).statements.length > 1, example);
        }
      });

      it('has a row for each argument and option, and no others', () => {
        for (const { entry } of documentedEntries(language)) {
          const rows = rowsIn(partOf(page, entry.schema.keyword, language, entry));
          const { schema, options } = entry;
          assert.deepEqual(
            rows.map(([first]) => first),
            [...schema.parameters.map((each) => each.name), ...options.map(({ keyword }) => keyword)],
            entry.name,
          );
          const required = [...schema.parameters, ...options].map((each) => each.required);
          assert.deepEqual(
            rows.map((row) => row[2] === 'yes'),
            required,
            entry.name,
          );
        }
        for (const { owner, args, options, path } of additionsOf(language)) {
          const part = sectionOf(page, `To \`${path.join('.')}\`:`, /\n(?:To `|## )/);
          const names = [...args.map((each) => each.name), ...options.map(({ keyword }) => keyword)];
          assert.deepEqual(
            rowsIn(part).map(([first]) => first),
            names,
            owner.name,
          );
        }
      });

      it('has a row for each argument of each function', () => {
        for (const { name: called, kind, parameters, options } of language.definition.functions) {
          const heading = headingsIn(page).find(({ slug }) => slug === slugOf(`${called} (${kind})`));
          assert.ok(heading, `${called} (${kind})`);
          const wanted: readonly Parameter[] = [...parameters, ...options.values()];
          assert.deepEqual(
            rowsIn(heading.part).map(([first]) => first),
            wanted.map((each) => each.name),
          );
        }
      });

      it('links to headings that are there once', () => {
        const slugs = headingsIn(page).map(({ slug }) => slug);
        for (const [, target = ''] of page.matchAll(/\]\(#([^)]*)\)/g))
          assert.equal(slugs.filter((slug) => slug === target).length, 1, target);
        const rules = language.definition.verifiers.length + language.definition.transforms.length;
        assert.equal(page.match(/^- \*\*/gm)?.length ?? 0, rules);
      });

      it('is the same each time', () => assert.equal(pageOf(of, name), page));
    });

  it('show what somebody wrote beside the definition', () => {
    const [definition = '', written = ''] = gardenSource.text.split('\nuse garden');
    const page = pageOf(
      referencesOf([
        { uri: 'file:///b/garden.spark', text: definition },
        { uri: 'file:///b/broken.spark', text: 'use garden\ngarden Wild {}' },
        { uri: 'file:///b/cloister.spark', text: `use garden${written}` },
      ]),
      'garden',
    );
    assert.match(page, /^From cloister\.spark:\n\n```spark\nuse garden\n\ngarden Cloister \{$/m);
    assert.doesNotMatch(page, /Wild/);
  });

  it('show a document that needs no other, where there is one', () => {
    const play =
      'dsl play { entity actor { arg name: atom { unique true }  option with: reference(actor) } }';
    const page = pageOf(
      referencesOf([
        { uri: 'file:///play.spark', text: play },
        { uri: 'file:///a.spark', text: 'use play\nactor ann { with bob }' },
        { uri: 'file:///b.spark', text: 'use play\nactor bob { with bob }' },
      ]),
      'play',
    );
    assert.match(page, /From b\.spark:[\s\S]*actor bob \{ with bob \}/);
    assert.doesNotMatch(page, /From a\.spark/);
  });

  it('are known as changed when they are', () => {
    const page = pageOf(references, 'reactor');
    assert.ok(!isChanged(page));
    assert.ok(!isChanged(page.replaceAll('\n', '\r\n')));
    assert.ok(isChanged(page.replace('Contents', 'Content')));
    assert.ok(isChanged('# Mine'));
    assert.ok(!isChanged(undefined));
  });
});

describe('languages of a document', () => {
  const references = referencesOf([gardenSource]);

  it('are written to files in the folder, whatever they are called', () => {
    const uri = 'file:///odd.spark';
    const odd = referencesOf([{ uri, text: 'dsl `../a b` { entity page {} }\ndsl "" {}\ndsl {}' }]);
    assert.deepEqual(odd.definedIn(uri), ['../a b', '']);
    assert.equal(odd.write('../a b', 'typescript')?.fileName, '__a_b.ts');
    for (const format of referenceFormats)
      for (const name of ['../a b', '']) assert.ok(!isChanged(odd.write(name, format)?.text));
  });

  it('have references however far they are written', () => {
    const uri = 'file:///garden.spark';
    const lengths = fc.integer({ min: 0, max: gardenSource.text.length });
    fc.assert(
      fc.property(lengths, fc.constantFrom(...referenceFormats), (length, format) => {
        const begun = referencesOf([{ uri, text: gardenSource.text.slice(0, length) }]);
        for (const name of begun.definedIn(uri)) assert.ok(begun.write(name, format));
      }),
    );
  });

  it('are those that it defines, and those that it is written in', () => {
    assert.deepEqual(references.definedIn(gardenSource.uri), ['garden']);
    assert.deepEqual(references.usedIn(gardenSource.uri), ['garden']);
    assert.deepEqual(references.definedIn('file:///nowhere.spark'), []);
    assert.deepEqual(references.usedIn('file:///nowhere.spark'), []);
    assert.equal(references.write('nothing', 'markdown'), undefined);
    assert.equal(references.write('garden', 'nothing'), undefined);
  });
});

interface Heading {
  readonly slug: string;
  readonly part: string;
}

/** Headings outside code, each with what stands below it up to the next. */
function headingsIn(page: string): readonly Heading[] {
  const parts = page.split(/^(?=#{1,4} )/m);
  return parts
    .filter((part) => part.startsWith('#'))
    .map((part) => {
      const [first = ''] = part.split('\n');
      return { slug: slugOf(first.replace(/^#+ /, '').replaceAll('\\', '')), part };
    });
}

/** The part of the page about an entry: the one that the contents link to, in their order. */
function partOf(page: string, keyword: string, language: Language, entry: object): string {
  const entries = documentedEntries(language);
  const index = entries.findIndex((each) => each.entry === entry);
  const links = [...sectionOf(page, '## Contents', /\n## /).matchAll(/^ *- \[`[^`]*`\]\(#([^)]*)\)/gm)];
  const heading = headingsIn(page).find(({ slug }) => slug === links[index]?.[1]);
  assert.ok(heading, `${keyword} has no heading`);
  return heading.part;
}

function sectionOf(page: string, start: string, end: RegExp): string {
  const from = page.indexOf(start);
  assert.notEqual(from, -1, start);
  const rest = page.slice(from + start.length);
  return rest.slice(0, rest.search(end) === -1 ? undefined : rest.search(end));
}

/** The cells of all rows of tables, heads left out; names without their marks. */
function rowsIn(part: string): readonly (readonly string[])[] {
  return part
    .split('\n')
    .filter((line) => /^\| `/.test(line))
    .map((line) =>
      line
        .slice(2, -2)
        .split(/(?<!\\) \| /)
        .map((cell, index) => (index === 0 ? cell.replace(/^`(.*)`$/, '$1') : cell.trim())),
    );
}

function examplesIn(part: string): readonly string[] {
  return [...part.matchAll(/^```spark\n([\s\S]*?)\n```$/gm)].map(([, text = '']) => text);
}
