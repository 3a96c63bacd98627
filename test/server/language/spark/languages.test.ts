/** Every feature of the editor, on languages that it has never heard of: what to expect comes from their definitions. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { actions } from './languages/actions.ts';
import { blocks } from './languages/blocks.ts';
import { connections } from './languages/connections.ts';
import { definitionEdits } from './languages/definition-edits.ts';
import { duplicates } from './languages/duplicates.ts';
import { goodDocuments } from './languages/good-documents.ts';
import { keywords } from './languages/keywords.ts';
import { languages } from './languages/language.ts';
import { references } from './languages/references.ts';
import { required } from './languages/required.ts';
import { rules } from './languages/rules.ts';
import { shape } from './languages/shape.ts';
import { values } from './languages/values.ts';

for (const language of languages)
  describe(`the language of ${language.name}`, () => {
    goodDocuments(language);
    references(language);
    keywords(language);
    required(language);
    duplicates(language);
    values(language);
    blocks(language);
    rules(language);
    definitionEdits(language);
    shape(language);
    connections(language);
    actions(language);
  });

it('shows in the documentation only what stands in the documents', () => {
  const page = readFileSync(new URL('../../../../docs/small-languages.md', import.meta.url), 'utf8');
  const lines = (text: string) => text.split('\n').map((line) => line.trim());
  const written = new Set(languages.flatMap(({ documents }) => documents.flatMap(({ text }) => lines(text))));
  const samples = [...page.matchAll(/```spark\n([\s\S]*?)```/g)].map(([, sample = '']) => sample);
  assert.equal(samples.length, languages.length);
  for (const line of samples.flatMap(lines)) assert.ok(written.has(line), line);
});
