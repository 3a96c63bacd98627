/** Capabilities that a statement asks for, by its words. */
import { FEATURES } from '../lexicons/features.ts';
import type { FeatureFact } from './facts.ts';
import type { Reading } from './reading.ts';

/** The features of one statement, each once. */
export function readFeatures(reading: Reading): readonly FeatureFact[] {
  const text = reading.statement.source.text.toLowerCase();
  return FEATURES.flatMap(({ name, words }) => {
    const match = words.exec(text);
    return match === null ? [] : [{ name, words: match[0].trim(), source: reading.id }];
  });
}
