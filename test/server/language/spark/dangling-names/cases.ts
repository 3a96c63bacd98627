/** The hundred names that lead nowhere, read from `test/fixtures/dangling-names.txt`, each put into its model. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SparkDocument } from '../../../../../server/src/language/spark/index.ts';
import { errorsIn, findingsAfter, type Model, models } from './models.ts';

export interface Case {
  /** What Ash 3.32 says; undefined where it was not asked. */
  readonly ash: string | undefined;
  /** What the name should lead to. */
  readonly reference: string;
  readonly model: Model;
  readonly document: SparkDocument;
  readonly start: number;
  readonly right: string;
  readonly wrong: string;
  /** Whether the right word is near enough to be suggested. */
  readonly near: boolean;
}

export interface Outcome {
  /** The errors, each as its code and the words it is on. */
  readonly errors: readonly string[];
  readonly codes: readonly string[];
  /** What the preferred fix of the first error writes in the place of the words. */
  readonly suggestion: string | undefined;
}

const file = join(import.meta.dirname, '../../../../fixtures/dangling-names.txt');

export function readCases(): readonly Case[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readCase);
}

function readCase(line: string): Case {
  const [ash = '', reference = '', name = '', words = '', none] = line.split(' | ');
  const marked = /^(.*)‹(.+)→(.+)›(.*)$/.exec(words);
  const model = models.find((each) => each.name === name);
  if (!marked || !model) throw new Error(`No model or no words: ${line}`);
  const [, before = '', right = '', wrong = '', after = ''] = marked;
  const text = before + right + after;
  const places = model.documents.flatMap((document) => {
    const start = document.text.indexOf(text);
    if (start < 0) return [];
    if (document.text.includes(text, start + 1)) throw new Error(`More than one place: ${line}`);
    return [{ document, start: start + before.length }];
  });
  const [place] = places;
  if (!place || places.length > 1) throw new Error(`${places.length} places: ${line}`);
  const isNear = none !== 'none';
  return { ash: ash === '-' ? undefined : ash, reference, model, ...place, right, wrong, near: isNear };
}

/** What is found with the wrong word in the place of the right one. */
export function outcomeOf({ model, document, start, right, wrong }: Case): Outcome {
  const errors = errorsIn(findingsAfter(model, document, { start, end: start + right.length }, wrong));
  const text = document.text.slice(0, start) + wrong + document.text.slice(start + right.length);
  return {
    errors: errors.map(({ code, span }) => `${code} ${span.start} ${text.slice(span.start, span.end)}`),
    codes: errors.map(({ code }) => code),
    suggestion: errors[0]?.fixes.find(({ preferred }) => preferred)?.edits[0]?.newText,
  };
}
