/** Statements for examples: what a schema requires, with values of the right types. */
import { nameParameter, type StatementSchema } from '../dsl/schema/schema.ts';
import { quoteName } from '../language/spark/reading/escape.ts';
import { type SampleContext, sampleName, sampleOf } from './example-values.ts';

/** The text of a statement with the arguments and options that it requires, and `inner` in its block. */
export function exampleStatement(
  schema: StatementSchema,
  context: SampleContext,
  { name, inner = [] }: { readonly name?: string; readonly inner?: readonly string[] } = {},
): string {
  const naming = nameParameter(schema);
  const within = { ...context, owner: schema };
  const spelled = (parameter: StatementSchema['parameters'][number]) =>
    parameter === naming ? (name ?? sampleName(schema, within)) : sampleOf(parameter, within);
  const required = schema.parameters.filter((parameter) => parameter.required || parameter === naming);
  const args = required
    .filter(({ assigned }) => !assigned)
    .map((parameter, index) => `${index === 0 ? ' ' : index === 1 ? ': ' : ', '}${spelled(parameter)}`);
  const assigned = required.filter((each) => each.assigned).map((each) => ` = ${spelled(each)}`);
  const options = [...schema.children.values()]
    .filter((child) => child.role === 'option' && child.required)
    .map((option) => exampleOption(option, within));
  const block = [...options, ...inner];
  const head = `${quoteName(schema.keyword)}${args.join('')}${assigned.join('')}`;
  if (block.length > 0) return `${head} {\n${block.join('\n')}\n}`;
  // Without a value or a block, the next word would be taken for its value.
  return args.length + assigned.length === 0 ? `${head} {}` : head;
}

/** The text of an option with a value of its type. */
export function exampleOption(option: StatementSchema, context: SampleContext): string {
  const [parameter] = option.parameters;
  const value =
    parameter &&
    sampleOf({ ...parameter, ...(option.doc === undefined ? {} : { doc: option.doc }) }, context);
  return `${quoteName(option.keyword)}${value === undefined ? '' : ` ${value}`}`;
}
