/**
 * In place of the parser that Langium makes of a grammar to complete by it: both languages complete by themselves, nobody asks for
 * it, and making it is an eighth of the start.
 */
import type { LangiumCompletionParser } from 'langium';

export const noCompletionParser = (): LangiumCompletionParser =>
  undefined as unknown as LangiumCompletionParser;
