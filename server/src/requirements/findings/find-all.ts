/** Runs every kind of finding over a document. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { StatementText } from '../../model/requirements.ts';
import type { ReadStatement } from '../specification.ts';
import {
  type Choice,
  type Finding,
  type Found,
  isOn,
  NEXT_FIELD,
  NEXT_STATEMENT,
  type ReadDocument,
} from './finding.ts';
import { type FreeIds, freeIdsIn } from './free-id.ts';
import type { Aspect } from './gathered.ts';
import { requirementFindings } from './registry.ts';

/** All findings of the chosen kinds, in no particular order. */
export function findAll(document: ReadDocument, choice: Choice = {}): readonly Found[] {
  const found: Found[] = [];
  const on = new Set(
    requirementFindings.filter(({ kind }) => isOn(kind, choice)).map(({ kind }) => kind.code),
  );
  const { statements } = document.document;
  const ids = freeIdsIn(document.document);
  const parents = new Set<string>();
  for (const { parent } of statements) if (parent !== undefined) parents.add(parent);
  for (const { alone } of [usual, asked].filter(({ codes }) => codes.some((code) => on.has(code))))
    for (const { kept, value } of document.gathered(alone).all)
      for (const diagnostic of value)
        if (on.has(diagnostic.code))
          found.push({
            statement: kept.index,
            diagnostic: placed(diagnostic, kept.read.statement.source, ids, parents),
          });
  for (const finding of requirementFindings) {
    if (!on.has(finding.kind.code)) continue;
    for (const one of finding.inDocument?.(document) ?? []) found.push(one);
  }
  return found;
}

/** Kinds that look at one statement, with what they find in each, as if it stood alone. */
interface Group {
  readonly codes: readonly string[];
  readonly alone: Aspect<readonly Diagnostic[]>;
}

function groupOf(findings: readonly Finding[]): Group {
  return {
    codes: findings.map(({ kind }) => kind.code),
    alone: (read) => {
      const { sentences, source } = read.statement;
      // A row of a table is no sentence.
      if (sentences.length === 0) return undefined;
      const span = { start: 0, end: source.text.length };
      const alone: ReadStatement = { ...read, statement: { ...read.statement, source: { ...source, span } } };
      const found = findings.flatMap((finding) => finding.inStatement?.(alone) ?? []);
      return found.length === 0 ? undefined : { keys: [], value: found };
    },
  };
}

const single = requirementFindings.filter((finding) => finding.inStatement !== undefined);
const usual = groupOf(single.filter(({ kind }) => kind.offByDefault === undefined));
const asked = groupOf(single.filter(({ kind }) => kind.offByDefault !== undefined));

/** A finding on a text, as one on the statement that has the text. */
function placed(
  diagnostic: Diagnostic,
  source: StatementText,
  ids: FreeIds,
  parents: ReadonlySet<string>,
): Diagnostic {
  const by = source.span.start;
  const shift = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const fixes = diagnostic.fixes.flatMap((fix) => {
    const edits = fix.edits.flatMap(({ span, newText }) => {
      const text = inPlace(newText, source, ids, parents);
      return text === undefined ? [] : [{ span: shift(span), newText: text }];
    });
    return edits.length < fix.edits.length ? [] : [{ ...fix, edits }];
  });
  return { ...diagnostic, span: shift(diagnostic.span), fixes };
}

/** A fix's text with its marks filled in; undefined when there is no place for what it adds. */
function inPlace(
  newText: string,
  { id, idSpan, fields, parent }: StatementText,
  ids: FreeIds,
  parents: ReadonlySet<string>,
): string | undefined {
  let text = newText;
  if (text.includes(NEXT_FIELD)) {
    // In a paragraph, the sentences after this one would go on with the field.
    if (idSpan === undefined) return undefined;
    text = text.replaceAll(NEXT_FIELD, '\n  ');
  }
  if (text.includes(NEXT_STATEMENT)) {
    // Without ids, sentences are statements; and what stands under the statement would come under the new one.
    if (idSpan === undefined || fields.size > 0 || parent !== undefined || parents.has(id)) return undefined;
    text = text.replaceAll(NEXT_STATEMENT, () => `\n${ids.after(id)}: `);
  }
  return text;
}
