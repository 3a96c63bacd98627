/** Tables of arguments and options. */
import { describeType } from '../../dsl/schema/describe-type.ts';
import type { Lifecycle, OptionType, Parameter, StatementSchema } from '../../dsl/schema/schema.ts';
import { printExpression, type Spelling } from '../../dsl/syntax/print-statement.ts';
import type { Expression } from '../../dsl/syntax/syntax.ts';
import { kindsIn } from '../calls.ts';
import type { Language } from '../language.ts';
import { kindHeading, slugOf } from './headings.ts';
import { code, plain, table } from './text.ts';

export interface TableContext {
  readonly language: Language;
  readonly spelling: Spelling;
}

export function argumentTable(parameters: readonly Parameter[], context: TableContext): string | undefined {
  return parameterTable(
    'argument',
    parameters.map((parameter) => ({ parameter, said: parameter })),
    context,
  );
}

export function optionTable(options: readonly StatementSchema[], context: TableContext): string | undefined {
  const rows = options.flatMap((option) => {
    const [parameter] = option.parameters;
    return parameter ? [{ parameter: { ...parameter, name: option.keyword }, said: option }] : [];
  });
  return parameterTable('option', rows, context);
}

interface Said extends Lifecycle {
  readonly required: boolean;
  readonly default?: Expression;
  readonly doc?: string;
  readonly place?: Parameter['place'];
}

interface Row {
  readonly parameter: Parameter;
  readonly said: Said;
}

function parameterTable(what: string, rows: readonly Row[], { language, spelling }: TableContext) {
  return table(
    [what, 'value', 'required', 'otherwise', 'what for'],
    rows.map(({ parameter, said }) => {
      const mixin = language.mixinOf(said.place);
      const place = [
        parameter.assigned ? 'Stands behind `=`.' : undefined,
        parameter.rest ? 'Takes all that are left.' : undefined,
        parameter.unique ? 'Names the element.' : undefined,
      ];
      return [
        code(parameter.name),
        [plain(describeType(parameter.type)), ...functionLinks(parameter.type, language)].join(' '),
        said.required ? 'yes' : '',
        said.default ? code(printExpression(said.default, spelling)) : '',
        [
          said.doc === undefined ? undefined : plain(said.doc),
          ...place,
          ...lifecycleOf(said),
          mixin === undefined ? undefined : `(From the mixin ${code(mixin)}.)`,
        ]
          .filter((part) => part !== undefined)
          .join(' '),
      ];
    }),
  );
}

/** Links to the functions that values may call, as far as they are on the page. */
function functionLinks(type: OptionType, { definition }: Language): readonly string[] {
  return [...new Set(kindsIn(type))]
    .filter((kind) => definition.functions.some((each) => each.kind === kind))
    .map((kind) => `(see [${plain(kind)}](#${slugOf(kindHeading(kind))}))`);
}

/** The age of a keyword in sentences. */
export function lifecycleOf({ deprecated, renamedFrom, since }: Lifecycle): readonly string[] {
  return [
    ...(deprecated === undefined ? [] : [`**Deprecated**: ${plain(deprecated)}`]),
    ...(renamedFrom ? [`Formerly ${renamedFrom.map(code).join(', ')}.`] : []),
    ...(since === undefined ? [] : [`Since ${plain(since)}.`]),
  ];
}
