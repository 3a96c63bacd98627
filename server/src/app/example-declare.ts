/** Puts a declaration into an example: where in an element the names of a kind are declared, and how. */
import type { Edit } from '../base/span.ts';
import { declaredBy } from '../dsl/names/names.ts';
import type { Node } from '../dsl/nodes/bind.ts';
import type { StatementSchema } from '../dsl/schema/schema.ts';
import type { Vocabulary } from '../dsl/schema/vocabulary.ts';
import type { SparkDocument } from '../language/spark/index.ts';
import { quoteName } from '../language/spark/reading/escape.ts';
import { exampleStatement } from './example-statement.ts';
import type { SampleContext } from './example-values.ts';

/** The edits that declare a name of a kind in an element, or at the end of a document: one for each way to do it. */
export function waysToDeclare(
  at: Node | SparkDocument,
  { kind, name }: { readonly kind: string; readonly name: string },
  samples: SampleContext,
  vocabulary: Vocabulary,
): readonly Edit[] {
  const schema = 'statement' in at ? at.schema : vocabulary.document;
  return (schema ? placesFor(schema, kind) : []).map(({ path, child }) => {
    const text =
      child.role === 'option'
        ? `${quoteName(child.keyword)} ${isList(child) ? `[${name}]` : name}`
        : exampleStatement(child, samples, { name });
    return 'statement' in at
      ? insertInto(at, path, text)
      : { span: { start: at.text.length, end: at.text.length }, newText: `\n${wrapped(path, text)}\n` };
  });
}

interface PlaceFor {
  /** Keywords of the sections to go through. */
  readonly path: readonly string[];
  readonly child: StatementSchema;
}

/** What declares names of a kind in a block: first what is called like the kind, then what needs least. */
function placesFor(schema: StatementSchema, kind: string): readonly PlaceFor[] {
  const places: PlaceFor[] = [];
  const visit = (within: StatementSchema, path: readonly string[]) => {
    for (const [keyword, child] of within.children) {
      const declares =
        child.role === 'option'
          ? child.parameters.some(({ type }) => declaredBy(type).includes(kind))
          : child.kinds.includes(kind);
      if (declares) places.push({ path, child });
      else if (child.role === 'section' && !path.includes(keyword)) visit(child, [...path, keyword]);
    }
  };
  visit(schema, []);
  const rank = ({ child }: PlaceFor) =>
    child.keyword === kind ? -1 : needs(child) + (child.kinds.includes(child.keyword) ? 0 : 10);
  return places.toSorted((a, b) => rank(a) - rank(b));
}

function needs({ parameters, children }: StatementSchema): number {
  return parameters.length + [...children.values()].filter(({ required }) => required).length;
}

function isList({ parameters: [parameter] }: StatementSchema): boolean {
  return parameter?.type.kind === 'list' || parameter?.type.kind === 'wrap_list';
}

/** The edit that puts a statement into an element, in the sections that are there as far as they are. */
export function insertInto(node: Node, path: readonly string[], text: string): Edit {
  const [first, ...rest] = path;
  const section = node.children.find(
    ({ schema, statement }) => schema?.role === 'section' && schema.keyword === first && statement.body,
  );
  if (section) return insertInto(section, rest, text);
  const { body, span } = node.statement;
  const whole = wrapped(path, text);
  const at = body ? body.span.end - 1 : span.end;
  return { span: { start: at, end: at }, newText: body ? `\n${whole}\n` : ` {\n${whole}\n}` };
}

function wrapped(path: readonly string[], text: string): string {
  return path.reduceRight((inner, keyword) => `${quoteName(keyword)} {\n${inner}\n}`, text);
}
