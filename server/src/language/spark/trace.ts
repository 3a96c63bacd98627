/** Which statements of the requirements each named element of a document satisfies, with the places of both. */
import type { Span } from '../../base/span.ts';
import { nameText, type Statement } from '../../dsl/syntax.ts';
import { parseSpark, type SparkDocument } from './parse.ts';

/** A statement id where an element names it. */
export interface SatisfiesId {
  readonly id: string;
  readonly span: Span;
}

/** A named element of a document: `Patient.attributes.email`. */
export interface TracedElement {
  /** Names of entities and keywords of sections, outermost first, with dots between. */
  readonly path: string;
  /** Its keyword: `resource`, `attribute`, `belongs_to` … */
  readonly keyword: string;
  readonly name: string;
  readonly nameSpan: Span;
  /** The whole statement with its block. */
  readonly span: Span;
  readonly satisfies: readonly SatisfiesId[];
}

/**
 * Every element that has a name and may have a block of its own, in document order: a statement with a block, or one
 * that stands in a block with siblings of the kind. Options such as `doc "…"` are no elements.
 */
export function elementsOf(source: string | SparkDocument): readonly TracedElement[] {
  const document = typeof source === 'string' ? parseSpark(source) : source;
  const elements: TracedElement[] = [];
  collect(document.statements, [], elements);
  return elements;
}

function collect(statements: readonly Statement[], path: readonly string[], into: TracedElement[]): void {
  for (const statement of statements) {
    const { keyword, args, body, span } = statement;
    const [first] = args;
    const name = first && nameText(first);
    if (first !== undefined && name !== undefined && (body !== undefined || path.length === 2)) {
      into.push({
        path: [...path, name].join('.'),
        keyword: keyword.text,
        name,
        nameSpan: first.span,
        span,
        satisfies: satisfiesOf(statement),
      });
    }
    if (body) collect(body.statements, [...path, name ?? keyword.text], into);
  }
}

function satisfiesOf({ body }: Statement): readonly SatisfiesId[] {
  const [option] = body?.statements.filter(({ keyword }) => keyword.text === 'satisfies') ?? [];
  const [value] = option?.args ?? [];
  if (!value) return [];
  const items = value.kind === 'list' ? value.items.map((item) => item.value) : [value];
  return items.flatMap((item) => {
    const id = nameText(item);
    return id === undefined ? [] : [{ id, span: item.span }];
  });
}
