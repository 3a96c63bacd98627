/** Words of a document that a definition declares: keywords, functions, and the names of arguments. */
import type { Node } from '../../../dsl/bind.ts';
import { matchArguments } from '../../../dsl/call-value.ts';
import { childOf } from '../../../dsl/compose.ts';
import type { Place } from '../../../dsl/schema.ts';
import type { Name } from '../../../dsl/syntax.ts';
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
  words.push(...elementOfFragment(node));
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

/** In `fragment Patient: resource` the keyword is a value. */
function elementOfFragment({ schema, statement, document }: Node): readonly DefinedWord[] {
  const [, keyword] = statement.args;
  if (!schema?.partial || keyword?.kind !== 'name') return [];
  const [name] = keyword.path;
  const place = name && childOf(document.vocabulary.document, name.text)?.place;
  return place ? [{ ...name, place }] : [];
}
