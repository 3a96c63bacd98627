/**
 * Use case: a person corrects what was understood. Corrections are lines of the requirement document itself, so that they are
 * seen, reviewed and kept with it; this writes them there.
 */
import { applyEdits, type Edit } from '../base/span.ts';
import {
  type AddCorrectionLines,
  addCorrectionLines,
  readRequirements,
} from '../language/requirements-document/index.ts';
import type { CorrectionLine, RequirementsDocument } from '../model/requirements.ts';
import {
  type Correction,
  contradicts,
  correctionsOf,
  readCorrection,
  sameCorrection,
  writeCorrection,
} from '../requirements/index.ts';
import type { SourceText } from './engine.ts';

/** What was done with the corrections that were asked for. */
export interface Refined {
  /** The whole text afterwards. */
  readonly text: string;
  /** The changes that lead to it; none when every correction was there already. */
  readonly edits: readonly Edit[];
  /** Lines that were added, as they stand there now. */
  readonly added: readonly string[];
  /** Earlier lines that said the opposite, and gave way. */
  readonly replaced: readonly string[];
  /** Lines that cannot be read as corrections; nothing is written when there are any. */
  readonly unreadable: readonly string[];
  /** Why they would not be read where they would stand; nothing is written then. */
  readonly problem?: string;
}

/**
 * Writes corrections into a requirement document. One that is there already is not written again, and one that contradicts
 * an earlier line takes its place.
 */
export function refineSpecification({ uri, text }: SourceText, lines: readonly string[]): Refined {
  const refined = createRefiner(readRequirements(text, uri)[0], text)(lines);
  const read = new Set(readRequirements(refined.text, uri)[0].corrections?.map((line) => line.text));
  if (refined.added.every((line) => read.has(line))) return refined;
  const problem =
    'The end of the document is not read as requirements, so corrections would have no effect there: ' +
    'close the comment or code fence that is open, or write “corrections {” and “}” where they are to stand.';
  return { ...refined, text, edits: [], added: [], replaced: [], problem };
}

/** As {@link refineSpecification}, for a document that was read, and that may be asked about more than once. */
export function createRefiner(
  document: RequirementsDocument,
  text: string,
): (lines: readonly string[]) => Refined {
  const add = addCorrectionLines(text, document.uri);
  const present = (document.corrections ?? []).map((line) => ({
    line,
    correction: readCorrection(line.text),
  }));
  return (lines) => refine(text, present, add, lines);
}

interface Present {
  readonly line: CorrectionLine;
  readonly correction: Correction | undefined;
}

function refine(
  text: string,
  present: readonly Present[],
  add: AddCorrectionLines,
  lines: readonly string[],
): Refined {
  const unreadable = lines.filter((line) => readCorrection(line) === undefined);
  if (unreadable.length > 0) return { text, edits: [], added: [], replaced: [], unreadable };
  const edits: Edit[] = [];
  const added: string[] = [];
  const replaced: string[] = [];
  const atEnd: string[] = [];
  const gone = new Set<Present>();
  for (const line of lines) {
    const correction = readCorrection(line);
    if (correction === undefined || lines.slice(0, lines.indexOf(line)).includes(line)) continue;
    const opposed = present.filter(
      (one) => !gone.has(one) && one.correction !== undefined && contradicts(one.correction, correction),
    );
    const known = present.some(
      (one) => !gone.has(one) && one.correction !== undefined && sameCorrection(one.correction, correction),
    );
    if (known && opposed.length === 0) continue;
    opposed.forEach((one, index) => {
      gone.add(one);
      replaced.push(one.line.text);
      // The first of them becomes the new line; more than one can oppose it, and they go.
      edits.push(
        index === 0 && !known
          ? { span: one.line.span, newText: line }
          : { span: one.line.whole, newText: '' },
      );
    });
    if (known) continue;
    added.push(line);
    if (opposed.length === 0) atEnd.push(line);
  }
  edits.push(...add(atEnd));
  return { text: applyEdits(text, edits), edits, added, replaced, unreadable };
}

/** A correction of a document, and why it has no effect, when it has none. */
export interface CorrectionView {
  readonly text: string;
  readonly effect?: string;
}

/** The corrections of a document in the order of the text. */
export function correctionsIn({ uri, text }: SourceText): readonly CorrectionView[] {
  const [document] = readRequirements(text, uri);
  return (correctionsOf(document)?.lines ?? []).map(({ line, correction, missing, contradictedBy }) => {
    const effect =
      correction === undefined
        ? 'cannot be read'
        : contradictedBy !== undefined
          ? `contradicted by “${contradictedBy.text}”`
          : missing !== undefined
            ? `nothing speaks of “${missing}”`
            : undefined;
    return { text: line.text, ...(effect === undefined ? {} : { effect }) };
  });
}

/** A short way to ask for a correction, for the command line: `--merge client=patient`. */
export interface CorrectionForm {
  readonly flag: string;
  /** What its value looks like. */
  readonly value: string;
  readonly description: string;
  /** The line that says it; undefined when the value does not look like that. */
  write(value: string): string | undefined;
}

const pair =
  (line: (left: string, right: string) => string) =>
  (value: string): string | undefined => {
    const [left = '', right = '', ...more] = value.split('=').map((part) => part.trim());
    return left === '' || right === '' || more.length > 0 ? undefined : line(left, right);
  };

const name =
  (line: (name: string) => string) =>
  (value: string): string | undefined =>
    value.trim() === '' ? undefined : line(value.trim());

/** `patient.e-mail: email` → name, owner, and what is said of it. */
const attribute =
  (line: (name: string, owner: string, said: string) => string) =>
  (value: string): string | undefined => {
    const match = /^([^.:]{1,80})\.([^.:]{1,80})(?::(.{1,200}))?$/.exec(value);
    return match
      ? line((match[2] ?? '').trim(), (match[1] ?? '').trim(), (match[3] ?? '').trim())
      : undefined;
  };

export const correctionForms: readonly CorrectionForm[] = [
  {
    flag: 'merge',
    value: 'name=name',
    description: 'the first is another name for the second',
    write: pair((from, to) => writeCorrection({ kind: 'same', from, to, renames: false })),
  },
  {
    flag: 'rename',
    value: 'old=new',
    description: 'give a thing or an attribute another name',
    write: pair((from, to) => writeCorrection({ kind: 'same', from, to, renames: true })),
  },
  {
    flag: 'entity',
    value: 'name',
    description: 'it is an entity',
    write: name((entity) => writeCorrection({ kind: 'entity', name: entity, is: true })),
  },
  {
    flag: 'not-an-entity',
    value: 'name',
    description: 'it is no entity',
    write: name((entity) => writeCorrection({ kind: 'entity', name: entity, is: false })),
  },
  {
    flag: 'attribute',
    value: 'owner.name[:type]',
    description: 'it is an attribute of the owner, such as patient.e-mail:email',
    write: attribute(
      (own, owner, said) => `${own} is an attribute of ${owner}${said === '' ? '' : `: ${said}`}`,
    ),
  },
  {
    flag: 'not-an-attribute',
    value: 'owner.name',
    description: 'it is no attribute of the owner',
    write: attribute((own, owner) => writeCorrection({ kind: 'attribute', name: own, owner, is: false })),
  },
  {
    flag: 'kind',
    value: 'name=general',
    description: 'the first is a kind of the second',
    write: pair((sub, base) => writeCorrection({ kind: 'kind', sub, super: base, is: true })),
  },
  {
    flag: 'actor',
    value: 'name',
    description: 'it is somebody who acts',
    write: name((actor) => writeCorrection({ kind: 'actor', name: actor, is: true })),
  },
  {
    flag: 'not-related',
    value: 'name=name',
    description: 'the two are not related',
    write: pair((from, to) => writeCorrection({ kind: 'relationship', from, to, is: false })),
  },
];
