/**
 * Code actions that teach: what a word means is written as a correction beside the requirements, where every later reading
 * honours it. Offered on a noun, or on selected words.
 */
import type { LangiumDocument } from 'langium';
import { type CodeAction, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import { createRefiner, type Refined } from '../../app/refine-specification.ts';
import { singular } from '../../model/naming.ts';
import type { Entity } from '../../model/specification.ts';
import { readCorrection, thingAt, writeCorrection } from '../../requirements/index.ts';
import { isWanted, toTextEdits } from '../fixes.ts';
import { spanOf } from '../place.ts';
import { type TeachParams, teachCommand } from '../protocol.ts';
import { type Analysis, analysisOf } from './analysis.ts';
import { keyOf, type Noun, nounAt, wordsOf } from './nouns.ts';
import { statementAt } from './statement-at.ts';

/** Their kind: they rewrite what is understood, not what is wrong. */
export const teachKind = 'refactor.teach';

/** Owners and others that are offered by name; for the rest there is an action that asks. */
const offered = 3;

/** What can be taught about the words at a place. */
export function teachActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
  if (!isWanted(teachKind, context)) return [];
  const { textDocument } = document;
  const selected = spanOf(textDocument, range);
  const chosen = selected.end > selected.start;
  // A light bulb on every noun would be a light bulb on nothing.
  if (context.triggerKind === CodeActionTriggerKind.Automatic && !chosen) return [];
  const analysis = analysisOf(document);
  const subject = subjectAt(analysis, selected.start, chosen ? selected.end : selected.start);
  if (!subject) return [];
  const refine = createRefiner(analysis.document, textDocument.getText());
  const teach = (line: string): CodeAction[] => {
    const refined = readCorrection(line) ? refine([line]) : undefined;
    return refined && refined.edits.length > 0
      ? [{ title: `Teach: ${line}`, kind: teachKind, edit: editOf(document, refined) }]
      : [];
  };
  const ask = (form: TeachParams['form'], title: string): CodeAction => {
    const params: TeachParams = { uri: textDocument.uri, name: subject.name, form };
    return { title, kind: teachKind, command: { title, command: teachCommand, arguments: [params] } };
  };
  return [
    ...lines(analysis, subject).flatMap(teach),
    ask('same', `Teach: ${subject.name} means …`),
    ask('kind', `Teach: ${subject.name} is a kind of …`),
    ...(subject.noun?.entity ? [] : [ask('attribute', `Teach: ${subject.name} is an attribute of …`)]),
    ask('rename', `Teach: rename ${subject.name} …`),
  ];
}

interface Subject {
  /** As it is written in a correction: singular, lower case unless it is an acronym. */
  readonly name: string;
  readonly noun?: Noun;
  /** Entities that the statement speaks of besides, nearest first. */
  readonly others: readonly Entity[];
}

/** The words that are selected, else the noun phrase at the cursor; undefined where there is none in a statement. */
function subjectAt(analysis: Analysis, start: number, end: number): Subject | undefined {
  const statement = statementAt(analysis, start);
  if (!statement || start < statement.span.start || end > statement.span.end) return undefined;
  const { text, specification } = analysis;
  const noun = end === start ? nounAt(analysis, text, start) : undefined;
  const words =
    end > start
      ? text
          .slice(start, end)
          .trim()
          .replace(/^(?:an?|the|each|every|all|its|their) /i, '')
      : ((noun && text.slice(noun.span.start, noun.span.end)) ??
        thingAt(statement, start - statement.span.start)?.name);
  if (words === undefined || !/^\p{L}[\p{L}\p{N} '’-]{1,58}$/u.test(words) || words.split(/\s+/).length > 4)
    return undefined;
  const meaning = noun ?? (end > start ? nounAt(analysis, text, end) : undefined);
  const own =
    meaning &&
    meaning.span.start >= start - 60 &&
    keyOf(words) === keyOf(text.slice(meaning.span.start, meaning.span.end))
      ? meaning
      : undefined;
  const read = specification.statements.find(({ id }) => id === statement.id);
  const others = (read?.entities ?? []).flatMap(
    (name) => specification.entities.find((one) => one.name === name) ?? [],
  );
  return {
    name: nameOf(words),
    ...(own ? { noun: own } : {}),
    others: others.filter(({ name }) => name !== own?.entity?.name),
  };
}

/** The words as a correction names them: lower case but for acronyms, the last one singular. */
function nameOf(words: string): string {
  const parts = words.split(/\s+/).map((word) => (/^\p{Lu}{2,}s?$/u.test(word) ? word : word.toLowerCase()));
  const last = parts.pop() ?? '';
  const single = last === last.toLowerCase() ? singular(last) : last.replace(/s$/, '');
  return [...parts, single].join(' ');
}

/** The corrections that can be made without asking. */
function lines({ specification }: Analysis, { name, noun, others }: Subject): readonly string[] {
  const entity = noun?.entity;
  const owners = others.slice(0, offered).map((other) => wordsOf(other.name));
  const attributeOf = noun?.attributes?.slice(0, offered).map(({ owner }) => wordsOf(owner.name)) ?? [];
  const related = others.filter((other) =>
    specification.relationships.some(
      ({ from, to }) =>
        (from === entity?.name && to === other.name) || (to === entity?.name && from === other.name),
    ),
  );
  return [
    writeCorrection({ kind: 'entity', name, is: entity === undefined }),
    ...owners
      .filter((owner) => !attributeOf.includes(owner))
      .map((owner) => writeCorrection({ kind: 'attribute', name, owner, is: true })),
    ...attributeOf.map((owner) => writeCorrection({ kind: 'attribute', name, owner, is: false })),
    ...(noun?.actor && !entity ? [writeCorrection({ kind: 'actor', name, is: false })] : []),
    ...(entity || noun?.actor
      ? owners
          .filter((to) => shareWord(name, to))
          .map((to) => writeCorrection({ kind: 'same', from: name, to, renames: false }))
      : []),
    ...related
      .slice(0, 2)
      .map((other) =>
        writeCorrection({ kind: 'relationship', from: name, to: wordsOf(other.name), is: false }),
      ),
  ];
}

/** Whether two names may well be for one thing: *loan* and *book loan*. What else means the same, the person says. */
function shareWord(one: string, other: string): boolean {
  const words = new Set(one.split(' '));
  return other.split(' ').some((word) => words.has(word));
}

function editOf(document: LangiumDocument, { edits }: Refined): NonNullable<CodeAction['edit']> {
  const { textDocument } = document;
  return { changes: { [textDocument.uri]: toTextEdits(textDocument, edits) } };
}
