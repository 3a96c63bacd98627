/** The severities that the settings of a `.req` document choose, as far as the client has told them. */
import type { LangiumDocument } from 'langium';
import { type Level, type Levels, levels } from '../../base/diagnostic.ts';
import { ownLevels } from '../../factory/documents/specify.ts';
import type { Settings } from '../settings.ts';

/** Kept for as long as the document is open or in the workspace; analyses are made without waiting. */
const known = new WeakMap<LangiumDocument, Levels>();

/** The levels that were last read for a document. */
export function levelsOf(document: LangiumDocument): Levels {
  return known.get(document) ?? ownLevels;
}

/** Asks for the levels of a document. What is no level is passed over: the editor marks it in the settings. */
export async function readLevels(document: LangiumDocument, settings: Settings): Promise<void> {
  const chosen = await settings.get('requirements.severity', {}, document.uri.toString());
  const entries = Object.entries(chosen).flatMap(([code, word]): [string, Level][] => {
    const level = levels.find((each) => each === word);
    return level === undefined ? [] : [[code, level]];
  });
  const before = levelsOf(document);
  const same = entries.length === before.size && entries.every(([code, level]) => before.get(code) === level);
  if (!same) known.set(document, new Map(entries));
}
