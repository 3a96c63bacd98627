/** The registry of emitters: what can be written about a definition, one line each. */
import type { Spelling } from '../dsl/syntax/print-statement.ts';
import { jsonSchemaOf } from './json-schema.ts';
import type { Language } from './language.ts';
import { type Examples, markdownOf } from './markdown/page.ts';
import { typescriptOf } from './typescript.ts';

export interface Emitter {
  /** What the command line calls it. */
  readonly format: string;
  /** What file names end with. */
  readonly extension: string;
  /** Only for emitters that show examples are any made. */
  readonly wantsExamples?: true;
  emit(language: Language, spelling: Spelling, examples: Examples): string;
}

export const emitters: readonly Emitter[] = [
  { format: 'markdown', extension: '.md', wantsExamples: true, emit: markdownOf },
  {
    format: 'json-schema',
    extension: '.schema.json',
    emit: (language, spelling) => `${JSON.stringify(jsonSchemaOf(language, spelling), null, 2)}\n`,
  },
  { format: 'typescript', extension: '.ts', emit: typescriptOf },
];
