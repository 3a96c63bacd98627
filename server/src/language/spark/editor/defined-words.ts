/** Words of a document that a definition declares: keywords, functions, and the names of arguments. */
import type { Node } from '../../../dsl/bind.ts';
import type { Place } from '../../../dsl/schema.ts';
import type { Name } from '../../../dsl/syntax.ts';
import { matchArguments } from '../../../dsl/value.ts';
import { definitionWordsIn } from './definition-words.ts';

export interface DefinedWord extends Name {
  /** Where its definition names it. */
  readonly place: Place;
}

/** The words of a node that a definition declares. */
export function definedWordsIn(node: Node): readonly DefinedWord[] {
  const { schema, statement, events } = node;
  const words: DefinedWord[] = [...definitionWordsIn(node)];
  if (schema?.place) words.push({ ...statement.keyword, place: schema.place });
  for (const event of events) {
    if (event.event !== 'call' || !event.schema) continue;
    const { call, schema: called } = event;
    const [first] = call.path;
    if (first && called.place) words.push({ ...first, place: called.place });
    for (const { argument, parameter } of matchArguments(call, called))
      if (argument.name && parameter?.place) words.push({ ...argument.name, place: parameter.place });
  }
  return words;
}
