/** What a definition says has to hold, and does not. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Edit } from '../../../base/span.ts';
import type { Names } from '../../../dsl/names/names.ts';
import { type Node, writtenValue } from '../../../dsl/nodes/bind.ts';
import { fill, fillExpression } from '../../../dsl/nodes/fill.ts';
import { type Violation, violationsOf } from '../../../dsl/rules/verify.ts';
import type { VerifierFix } from '../../../dsl/schema/schema.ts';
import { printExpression, printStatement, type Spelling } from '../../../dsl/syntax/print-statement.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { valueAt } from '../../../dsl/values/path-value.ts';
import { quoteName, quoteString } from '../reading/escape.ts';
import type { SparkCheck } from './check.ts';
import { insertFirst } from './insert-first.ts';
import { removeStatement } from './remove-statement.ts';

const verifier = defineDiagnostic<{ readonly message: string; readonly definition: string }>({
  code: 'spark/verifier',
  severity: 'error',
  docs: {
    reason: 'A definition can say what has to hold in its documents, beyond names and types (`verify`).',
    bad: 'dsl api {\n  entity endpoint {\n    arg path: string { unique true }\n    option auth: boolean = false\n  }\n  verify "endpoints ask who calls" { each endpoint  expect auth == true }\n}\nuse api\nendpoint "/users"',
    good: 'dsl api {\n  entity endpoint {\n    arg path: string { unique true }\n    option auth: boolean = false\n  }\n  verify "endpoints ask who calls" { each endpoint  expect auth == true }\n}\nuse api\nendpoint "/users" { auth true }',
    source: 'Spark.Dsl.Verifier',
  },
  message: ({ message, definition }) => `${message} (${definition})`,
});

export const verifierCheck: SparkCheck = {
  kind: verifier,
  run: ({ bound, nodes, names, document }) =>
    violationsOf(bound, nodes, names).map((violation) => finding(violation, document.text, names)),
};

function finding(
  { verifier: { severity, definition, fixes }, node, message }: Violation,
  text: string,
  names: Names,
): Diagnostic {
  const { keyword, args } = node.statement;
  const last = args.at(0)?.span ?? keyword.span;
  return {
    ...verifier.at(
      { start: keyword.span.start, end: last.end },
      { message, definition },
      { fixes: fixes.flatMap((fix) => toFix(fix, node, text, names) ?? []) },
    ),
    severity,
  };
}

const spelling: Spelling = { name: quoteName, string: quoteString };

/** The edits of a fix; none where a value that it needs is not there. */
function toFix(
  { title, set, add, remove }: VerifierFix,
  node: Node,
  text: string,
  names: Names,
): Fix | undefined {
  const value = (name: string) => valueAt(name, node, names);
  const { span } = node.statement.keyword;
  const edits: Edit[] = [];
  const inserted: string[] = [];
  for (const { option, value: to } of set) {
    const filled = fillExpression(to, value, span);
    if (!filled) return undefined;
    const newText = printExpression(filled, spelling);
    const present = writtenValue(node, option);
    if (present) edits.push({ span: present.span, newText });
    else inserted.push(`${quoteName(option)} ${newText}`);
  }
  for (const statement of add) {
    const filled = fill(statement, value, span);
    const section = filled && sectionOf(node, filled);
    if (section && filled.body) {
      const inner = filled.body.statements.map((each) => printStatement(each, spelling));
      edits.push(insertFirst(section.statement, inner, text));
    } else if (filled) inserted.push(printStatement(filled, spelling));
  }
  for (const keyword of remove) {
    for (const child of node.children)
      if (child.schema?.keyword === keyword)
        edits.push(...removeStatement('', child.statement.span, text).edits);
    edits.push(...withoutArgument(node, keyword));
  }
  if (inserted.length > 0) edits.push(insertFirst(node.statement, inserted, text));
  return { title, edits, preferred: true };
}

/** Takes away the last of the arguments behind the keyword, with what parts it from those before it. */
function withoutArgument({ statement, values }: Node, name: string): readonly Edit[] {
  const { args, keyword, named, assigned, body } = statement;
  const last = args.at(-1);
  const isMeant = values.some(({ expression, parameter }) => expression === last && parameter?.name === name);
  if (!last || !isMeant) return [];
  const before = args.at(-2);
  // Without any value, a keyword needs a block: else it would take the next keyword for its value.
  const isBare = !before && !named && !assigned && !body;
  return [
    { span: { start: (before ?? keyword).span.end, end: last.span.end }, newText: isBare ? ' {}' : '' },
  ];
}

/** The section of the element that a statement would add to. */
function sectionOf(node: Node, { keyword }: Statement): Node | undefined {
  return node.children.find(
    ({ schema, statement }) => schema?.role === 'section' && statement.keyword.text === keyword.text,
  );
}
