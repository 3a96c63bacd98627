/** The tagger of wink-nlp with its lite web model, wrapped so that offsets are exact and its words are plain data. */
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { remembering } from '../memo.ts';
import type { Tag, Tagger } from './token.ts';

const TAGS: ReadonlySet<string> = new Set(
  'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' '),
);

let loaded: ReturnType<typeof winkNLP> | undefined;

/** The model, loaded with the first text: it takes a quarter of a second, and a workspace without requirements needs none. */
function english() {
  if (loaded === undefined) {
    loaded = winkNLP(model, ['pos']);
    // The first word that is not in its lexicon gets the number behind those that are.
    size = numberOf('qxzjvkqx');
  }
  return loaded;
}

/** How many words the lexicon of the model has. */
let size = 0;

function numberOf(word: string): number {
  const nlp = english();
  return Number(nlp.readDoc(word).tokens().out(nlp.its.uniqueId)[0] ?? 0);
}

/** Whether a lower-case word is among the 87,000 English ones that the model knows. */
export const isKnownWord: (word: string) => boolean = remembering(20_000, (word) => {
  const number = numberOf(word);
  return number < size;
});

function isTag(tag: string): tag is Tag {
  return TAGS.has(tag);
}

/** Tags one stretch of text; the model is loaded once for the process. */
export const winkTagger: Tagger = {
  tag(text) {
    const nlp = english();
    const tokens = nlp.readDoc(text).tokens();
    const values = tokens.out(nlp.its.value);
    const tags = tokens.out(nlp.its.pos);
    const words: { text: string; tag: Tag; start: number }[] = [];
    let position = 0;
    values.forEach((value, index) => {
      // Places are found again in the text: the tokenizer's own count of spaces stops at 65,535.
      const start = value === '' ? -1 : text.indexOf(value, position);
      const tag = tags[index] ?? 'X';
      if (start < 0 || value.trim() === '') return;
      position = start + value.length;
      words.push({ text: value, tag: isTag(tag) ? tag : 'X', start });
    });
    return words;
  },
};
