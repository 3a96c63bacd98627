/** Holds the translations to the sources; `UPDATE=1` writes the English bundle, which translators start from. */
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest, readJson, root, sources, strings } from './manifest.ts';

type Bundle = Readonly<Record<string, string>>;

const english = join(manifest.l10n, 'bundle.l10n.json');
const messages = [...new Set([...sources().values()].flatMap(messagesOf))].sort();

describe('strings', () => {
  it('are all in the English bundle', () => {
    const { UPDATE } = process.env;
    if (UPDATE) {
      const bundle = Object.fromEntries(messages.map((message) => [message, message]));
      writeFileSync(join(root, english), `${JSON.stringify(bundle, undefined, 2)}\n`);
    }
    const bundle = readJson<Bundle>(english);
    assert.deepEqual(Object.keys(bundle), messages, 'run UPDATE=1 mocha test/client/strings.test.ts');
    for (const [key, value] of Object.entries(bundle)) assert.equal(value, key);
  });

  for (const language of languagesOf(manifest.l10n, 'bundle.l10n'))
    it(`are all translated to ${language}`, () =>
      assertTranslated(
        readJson<Bundle>(join(manifest.l10n, `bundle.l10n.${language}.json`)),
        readJson<Bundle>(english),
      ));

  for (const language of languagesOf('.', 'package.nls'))
    it(`of the manifest are all translated to ${language}`, () =>
      assertTranslated(readJson<Bundle>(`package.nls.${language}.json`), strings));

  it('are never passed untranslated to a message', () => {
    for (const [file, text] of sources()) {
      const raw = text.match(/\bui\.(?:info|warn|error|note|confirm|pick|progress)\(\s*['"`][^)]*/g);
      assert.equal(raw, null, `${file}: ${raw?.join(', ')}`);
    }
  });

  it('are said through the port alone, so that tests hear them', () => {
    for (const [file, text] of sources())
      if (file !== 'ui.ts')
        assert.doesNotMatch(
          text,
          /show(?:Information|Warning|Error)Message|showQuickPick|withProgress\(/,
          file,
        );
  });
});

/** The literals that a source passes to `t` or `l10n.t`. */
function messagesOf(source: string): string[] {
  return [...source.matchAll(/\bt\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, message = '']) =>
    message.replace(/\\(.)/g, '$1'),
  );
}

function languagesOf(folder: string, prefix: string): string[] {
  return readdirSync(join(root, folder)).flatMap((file) => {
    const [, language] = new RegExp(`^${prefix}\\.([a-z-]+)\\.json$`).exec(file) ?? [];
    return language === undefined ? [] : [language];
  });
}

function assertTranslated(translation: Bundle, original: Bundle): void {
  assert.deepEqual(Object.keys(translation).sort(), Object.keys(original).sort());
  const places = /\{\d+\}|command:[\w.]+|`#[^#]+#`/g;
  for (const [key, text] of Object.entries(translation)) {
    const expected = original[key]?.match(places)?.sort();
    assert.deepEqual(text.match(places)?.sort(), expected, `${key}: ${text}`);
  }
}
