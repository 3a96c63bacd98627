/** Values that people wrote in documents of a language, to show in examples how such values look. */
import { allNodes, type BoundDocument } from '../dsl/nodes/bind.ts';
import type { OptionType } from '../dsl/schema/schema.ts';
import { printExpression } from '../dsl/syntax/print-statement.ts';
import { fitsType } from '../dsl/values/chosen-type.ts';
import { placeKey } from '../emit/entries.ts';
import { spelling } from './spelling.ts';

/** The first value of each argument and option, by the place of its definition; only such that need nothing else. */
export function writtenValues(documents: readonly BoundDocument[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { roots, vocabulary } of documents)
    for (const node of allNodes(roots))
      for (const { expression, parameter } of node.values) {
        if (!parameter?.place || values.has(placeKey(parameter.place)) || !standsAlone(parameter.type))
          continue;
        if (fitsType(expression, parameter.type, vocabulary))
          values.set(placeKey(parameter.place), printExpression(expression, spelling));
      }
  return values;
}

/** Whether values of a type name nothing that has to be declared. */
function standsAlone(type: OptionType): boolean {
  switch (type.kind) {
    case 'string':
    case 'regex':
    case 'duration':
    case 'number':
    case 'boolean':
    case 'one_of':
    case 'code':
    case 'module':
      return true;
    case 'list':
    case 'wrap_list':
      return standsAlone(type.of);
    case 'tuple':
      return type.items.every(standsAlone);
    case 'any_of':
    case 'all_of':
      return type.types.every(standsAlone);
    default:
      return false;
  }
}
