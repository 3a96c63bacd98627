/** What a definition says of its own arguments and options, and what does not hold of them. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/bind.ts';
import { describeType } from '../../../dsl/describe-type.ts';
import { readOptionType } from '../../../dsl/option-type.ts';
import type { OptionType } from '../../../dsl/schema.ts';
import { flagIn, nameText } from '../../../dsl/syntax.ts';
import { visitValue } from '../../../dsl/value.ts';
import type { SparkCheck } from './check.ts';

const definitionMember = defineDiagnostic<{ readonly problem: string }>({
  code: 'spark/definition-member',
  severity: 'error',
  docs: {
    reason: 'A definition that contradicts itself makes every document wrong that relies on it.',
    bad: 'dsl page {\n  entity link {\n    arg title: string = ""\n    arg to: string\n  }\n}',
    good: 'dsl page {\n  entity link {\n    arg to: string\n    arg title: string = ""\n  }\n}',
  },
  message: ({ problem }) => problem,
});

export const definitionMemberCheck: SparkCheck = {
  kind: definitionMember,
  run: ({ nodes }) =>
    nodes.flatMap((node) => {
      if (node.schema?.definition !== 'dsl') return [];
      if (node.schema.keyword === 'arg' || node.schema.keyword === 'option') return wrongDefault(node);
      return argumentOrder(node);
    }),
};

/** A required argument behind one that may be left out could not be told from it. */
function argumentOrder({ children }: Node): readonly Diagnostic[] {
  let optional: string | undefined;
  return children.flatMap((child) => {
    if (child.schema?.keyword !== 'arg' || child.schema.definition !== 'dsl') return [];
    const { statement } = child;
    const [name] = statement.args;
    const text = (name && nameText(name)) ?? '';
    if (flagIn(statement, 'assigned')) return [];
    const required = flagIn(statement, 'required') ?? statement.assigned === undefined;
    if (!required) optional ??= text;
    if (!required || optional === undefined || !name) return [];
    const problem = `\`${text}\` has to be given, but stands behind \`${optional}\`, which may be left out.`;
    return [definitionMember.at(name.span, { problem })];
  });
}

/** Types whose values can be told without a document around them. */
function canBeChecked(type: OptionType): boolean {
  switch (type.kind) {
    case 'call':
    case 'reference':
    case 'declares':
    case 'value':
    case 'expression':
    case 'option_type':
      return false;
    case 'list':
    case 'wrap_list':
      return canBeChecked(type.of);
    case 'any_of':
    case 'all_of':
      return type.types.every(canBeChecked);
    case 'tuple':
      return type.items.every(canBeChecked);
    default:
      return true;
  }
}

function wrongDefault({ statement: { args, assigned }, document }: Node): readonly Diagnostic[] {
  const type = readOptionType(args[1]);
  if (!assigned || !canBeChecked(type)) return [];
  // No value at all is the default of whatever may be left out.
  if (assigned.kind === 'literal' && assigned.value === null) return [];
  const wrong = visitValue(assigned, type, document.vocabulary).some(({ event }) => event === 'mismatch');
  if (!wrong) return [];
  const problem = `The default does not fit: expected ${describeType(type)}.`;
  return [definitionMember.at(assigned.span, { problem })];
}
