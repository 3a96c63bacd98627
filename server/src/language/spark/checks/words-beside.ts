/** Words that may stand in the place of a name: `any_of([reference(place), literal(nothing)])` takes `nothing`, too. */
import type { Span } from '../../../base/span.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { OptionType } from '../../../dsl/schema/schema.ts';

/** The words among the values that the argument or option takes which holds the name at `span`. */
export function wordsBeside({ values }: Node, span: Span): readonly string[] {
  const holder = values.find(
    ({ expression }) => expression.span.start <= span.start && span.end <= expression.span.end,
  );
  return holder?.parameter ? wordsOf(holder.parameter.type) : [];
}

function wordsOf(type: OptionType): readonly string[] {
  switch (type.kind) {
    case 'one_of':
      return type.values.filter((value) => typeof value === 'string');
    case 'list':
    case 'wrap_list':
      return wordsOf(type.of);
    case 'any_of':
      return type.types.flatMap(wordsOf);
    default:
      return [];
  }
}
