/** The part of the page about functions, by kind. */
import { describeType } from '../../dsl/schema/describe-type.ts';
import type { FunctionSchema } from '../../dsl/schema/schema.ts';
import { kindHeading, pageHeadings } from './headings.ts';
import { argumentTable, lifecycleOf, type TableContext } from './parameters.ts';
import { code, paragraphs, plain } from './text.ts';

export function functionsPart(context: TableContext): string | undefined {
  const { functions } = context.language.definition;
  if (functions.length === 0) return undefined;
  const kinds = Map.groupBy(functions, ({ kind }) => kind);
  return paragraphs([
    `## ${pageHeadings.functions}`,
    ...[...kinds].map(([kind, ofKind]) =>
      paragraphs([`### ${plain(kindHeading(kind))}`, ...ofKind.map((each) => functionPart(each, context))]),
    ),
  ]);
}

function functionPart(schema: FunctionSchema, context: TableContext): string {
  const { name, kind, doc, parameters, options, returns, value, class: sort } = schema;
  return paragraphs([
    `#### ${plain(name)} (${plain(kind)})`,
    code(callOf(schema)),
    doc === undefined ? undefined : plain(doc),
    [
      ...lifecycleOf(schema),
      ...(value ? [`In documents a value is ${plain(describeType(value))}.`] : []),
      ...(sort === undefined ? [] : [`Its values are of the sort ${code(sort)}.`]),
      ...(returns === undefined ? [] : [`Its result is of the type ${code(returns)}.`]),
    ].join(' '),
    argumentTable([...parameters, ...options.values()], context),
  ]);
}

/** `integer(min: …, max: …)`: arguments by position, then those by name. */
function callOf({ name, parameters, options }: FunctionSchema): string {
  const args = [
    ...parameters.map((each) => (each.required ? each.name : `[${each.name}]`)),
    ...[...options.values()].map((each) => (each.required ? `${each.name}: …` : `[${each.name}: …]`)),
  ];
  return args.length === 0 ? name : `${name}(${args.join(', ')})`;
}
