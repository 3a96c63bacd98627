/** What completion offers at the mark of a text. */
import { completeAt } from '../../../../server/src/language/spark/index.ts';
import { marked } from './marked.ts';

/** Labels in the order in which they are offered. */
export function labels(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const { workspace, document, offset } = marked(text, others);
  return completeAt(workspace, document, offset).suggestions.map(({ label }) => label);
}

/** What is inserted for a label. */
export function snippet(text: string, label: string): string | undefined {
  const { workspace, document, offset } = marked(text);
  return completeAt(workspace, document, offset).suggestions.find((each) => each.label === label)?.snippet;
}
