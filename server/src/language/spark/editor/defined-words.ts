/** Words of a document that a definition declares: keywords, functions, the names of arguments, and values that types list. */
import type { Node } from '../../../dsl/nodes/bind.ts';
import { childOf } from '../../../dsl/schema/compose.ts';
import type { Place } from '../../../dsl/schema/schema.ts';
import type { Name } from '../../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import { typeOfValues } from '../../../dsl/values/data-type.ts';
import { definitionWordsIn } from './definition-words.ts';
import { listedWordsIn } from './listed-words.ts';

export interface DefinedWord extends Name {
  /** Where its definition names it. */
  readonly place: Place;
}

/** The words of a node that a definition declares. */
export function definedWordsIn(node: Node): readonly DefinedWord[] {
  const { schema, statement, events, values } = node;
  const words: DefinedWord[] = [...definitionWordsIn(node)];
  if (schema?.place) words.push({ ...statement.keyword, place: schema.place });
  words.push(...elementOfFragment(node));
  for (const { expression, parameter } of values)
    if (parameter) words.push(...listedWordsIn(expression, parameter.type));
  for (const event of events) {
    if (event.event === 'typed' && !event.beside) {
      const type = typeOfValues(node, event.of);
      if (type) words.push(...listedWordsIn(event.expression, type));
    }
    if (event.event !== 'call' || !event.schema) continue;
    const { call, schema: called } = event;
    const [first] = call.path;
    if (first && called.place) words.push({ ...first, place: called.place });
    for (const { argument, parameter } of matchArguments(call, called)) {
      if (argument.name && parameter?.place) words.push({ ...argument.name, place: parameter.place });
      if (parameter) words.push(...listedWordsIn(argument.value, parameter.type));
    }
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
