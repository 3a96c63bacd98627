/** What elements bring along without its being written: what transformers add, said in the words of a document. */
import type { Span } from '../../../base/span.ts';
import { type Node, withDerived } from '../../../dsl/nodes/bind.ts';
import { printStatement } from '../../../dsl/syntax/print-statement.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { quoteName, quoteString } from '../reading/escape.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { writtenNode } from './document-words.ts';

/** Statements that one element brings along. */
export interface BroughtAlong {
  /** The statement that brings them along, up to its block. */
  readonly head: Span;
  /** `attribute doctor_id: uuid`, one for each. */
  readonly statements: readonly string[];
  /** All of them as a document would have them, for a closer look. */
  readonly text: string;
}

/** What the elements of a document bring along, by element, in text order. */
export function broughtAlongIn(workspace: SparkWorkspace, document: SparkDocument): readonly BroughtAlong[] {
  const byOrigin = new Map<Node, Node[]>();
  for (const node of withDerived(workspace.bound(document).roots)) {
    const { origin, parent, schema } = node;
    // Sections that were made on the way say nothing by themselves; what is inside an element belongs to it.
    if (!origin || schema?.role === 'section' || (parent?.origin && parent.schema?.role !== 'section'))
      continue;
    const source = writtenNode(origin);
    const known = byOrigin.get(source);
    if (known) known.push(node);
    else byOrigin.set(source, [node]);
  }
  return [...byOrigin]
    .map(([origin, nodes]) => ({
      head: headOf(origin.statement),
      statements: nodes.map(({ statement }) => headText(statement)),
      text: nodes.map(({ statement }) => statementText(statement, '')).join('\n'),
    }))
    .sort((a, b) => a.head.start - b.head.start);
}

function headOf({ span, keyword, args, assigned }: Statement): Span {
  return { start: span.start, end: (assigned ?? args.at(-1) ?? keyword).span.end };
}

function statementText(statement: Statement, indent: string): string {
  const inner = statement.body?.statements ?? [];
  const head = `${indent}${headText(statement)}`;
  if (inner.length === 0) return head;
  return `${head} {\n${inner.map((each) => statementText(each, `${indent}  `)).join('\n')}\n${indent}}`;
}

/** A statement without its block. */
export function headText(statement: Statement): string {
  return printStatement({ ...statement, body: undefined }, { name: quoteName, string: quoteString });
}
