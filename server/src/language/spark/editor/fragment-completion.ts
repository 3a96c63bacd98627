/** Completion of `fragment Patient: resource`: the elements at the top that can be split, and their keywords. */
import type { Node } from '../../../dsl/nodes/bind.ts';
import { fragmentKeyword } from '../../../dsl/schema/fragment.ts';
import { childrenOf } from '../../../dsl/schema/inner-schemas.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import { nameText } from '../../../dsl/syntax/syntax.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { nameSnippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';

/** What fits at an offset in the head of a fragment whose element is not known yet. */
export function fragmentSuggestions(
  { names }: SparkWorkspace,
  { statement, document, schema }: Node,
  offset: number,
): readonly Suggestion[] {
  if (statement.keyword.text !== fragmentKeyword || schema?.partial) return [];
  const [of, keyword] = statement.args;
  const elements = [...childrenOf(document.vocabulary.document).values()]
    .filter(({ role, definition }) => role === 'entity' && definition !== metaLanguage)
    .flatMap((each) =>
      each.kinds.flatMap((kind) => names.global(kind).map(({ name }) => ({ name, keyword: each.keyword }))),
    );
  if (of?.span.start === offset)
    return elements.map(({ name, keyword: word }) => ({
      label: name,
      kind: 'reference',
      detail: word,
      snippet: keyword ? nameSnippet(name) : `${nameSnippet(name)}: ${word} {\n\t$0\n}`,
      rank: 1,
    }));
  if (keyword?.span.start !== offset) return [];
  const wanted = of && nameText(of);
  const words = new Set(elements.flatMap((each) => (each.name === wanted ? each.keyword : [])));
  return [...words].map((label) => ({
    label,
    kind: 'entity',
    detail: 'what it is',
    snippet: label,
    rank: 1,
  }));
}
