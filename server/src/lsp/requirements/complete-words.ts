/** Words that a document knows, as its author writes them: entities, actors, attributes, terms, states; in the number asked for. */
import { type CompletionItem, CompletionItemKind, type Range } from 'vscode-languageserver';
import { Kept } from '../../base/kept.ts';
import type { Analysis } from './analysis.ts';
import { keyOf, nounsIn } from './nouns.ts';
import { inForm } from './term-form.ts';

interface Word {
  readonly singular: string;
  readonly plural: string;
  readonly detail: string;
  readonly kind: CompletionItemKind;
}

const known = new Kept<Analysis, readonly Word[]>();

const one = /\b(?:an?|each|every|one|another|exactly one|this|that)\s+$/i;
const many =
  /\b(?:all|many|several|some|few|these|those|both|multiple|various|most|other|no|more|two|three|four|five|six|seven|eight|nine|ten|[2-9]|\d{2,9})\s+$/i;

/** The words that fit behind what stands before them. */
export function knownWords(analysis: Analysis, lead: string, range: Range): CompletionItem[] {
  const before = lead.slice(-40);
  const forms = (word: Word): readonly string[] => {
    if (one.test(before)) return [word.singular];
    if (many.test(before)) return [word.plural];
    return word.singular === word.plural ? [word.singular] : [word.singular, word.plural];
  };
  return [
    ...wordsOfDocument(analysis).flatMap((word) =>
      forms(word).map((label, index) => item(label, word.detail, word.kind, `4${index}`, range)),
    ),
    ...states(analysis).map(([state, owner]) =>
      item(state, `state of ${owner}`, CompletionItemKind.EnumMember, '5', range),
    ),
  ];
}

function item(
  label: string,
  detail: string,
  kind: CompletionItemKind,
  sortText: string,
  range: Range,
): CompletionItem {
  return { label, detail, kind, sortText, textEdit: { range, newText: label } };
}

function wordsOfDocument(analysis: Analysis): readonly Word[] {
  let words = known.get(analysis);
  if (words === undefined) {
    words = collect(analysis);
    known.set(analysis, words);
  }
  return words;
}

/** Each name as it is first written; what the text never writes stands as its parts do. */
function collect(analysis: Analysis): readonly Word[] {
  const written = new Map<string, string>();
  const { document, specification, text } = analysis;
  for (const { span } of document.statements)
    for (const noun of nounsIn(analysis, text, span)) {
      const words = text.slice(noun.span.start, noun.span.end);
      const key = keyOf(words);
      if (!written.has(key)) written.set(key, singularAsWritten(words, key));
    }
  const words = new Map<string, Word>();
  const add = (name: string, detail: string, kind: CompletionItemKind): void => {
    const key = keyOf(name);
    if (key === '' || words.has(key)) return;
    const singular = written.get(key) ?? key;
    // The plural of the name in its own capitals: written as if it stood there in plural.
    words.set(key, { singular, plural: inForm(`${key}s`, key, singular), detail, kind });
  };
  for (const { term, synonyms, definition } of document.glossary) {
    written.set(keyOf(term), term);
    add(term, definition, CompletionItemKind.Class);
    for (const synonym of synonyms) {
      written.set(keyOf(synonym), synonym);
      add(synonym, `${term}: ${definition}`, CompletionItemKind.Class);
    }
  }
  for (const { name } of specification.entities) add(name, 'entity', CompletionItemKind.Class);
  for (const { name } of specification.actors) add(name, 'actor', CompletionItemKind.Interface);
  for (const { name: owner, attributes } of specification.entities)
    for (const { name } of attributes) add(name, `attribute of ${owner}`, CompletionItemKind.Field);
  return [...words.values()];
}

/** The words as written, in singular, without a capital that only the beginning of a sentence gave them. */
function singularAsWritten(words: string, key: string): string {
  const last = key.split(' ').at(-1) ?? '';
  const parts = words.split(/\s+/);
  const end = parts.pop() ?? '';
  const acronym = end === end.toUpperCase() || /^\p{Lu}{2,}s$/u.test(end);
  const single = acronym ? end.replace(/s$/, '') : end.toLowerCase().startsWith('e-mail') ? end : last;
  const name = [...parts, single].join(' ');
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Each state with the entity that has it. */
function states({ specification }: Analysis): [state: string, owner: string][] {
  const found = new Map<string, string>();
  for (const { entity, from, to } of specification.stateChanges)
    for (const state of [from, to]) if (state !== undefined && !found.has(state)) found.set(state, entity);
  for (const { name, attributes } of specification.entities)
    for (const attribute of attributes)
      for (const value of attribute.values ?? []) if (!found.has(value)) found.set(value, name);
  return [...found].map(([state, owner]) => [state.replaceAll('_', ' '), owner]);
}
