/** Refactorings of marked texts: `<|>` is the cursor, `<|…|>` a selection. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../server/src/base/span.ts';
import {
  actionsAt,
  createWorkspace,
  parseSpark,
  type SparkAction,
} from '../../../../../server/src/language/spark/index.ts';

const uri = 'file:///work/marked.spark';

interface Acted {
  /** The marked document afterwards. */
  readonly text: string;
  /** The other documents, by name: changed, unchanged and new ones. */
  readonly others: Readonly<Record<string, string>>;
}

/** The actions of a kind that are offered at the mark. */
export function offered(
  marked: string,
  kind: string,
  others: Readonly<Record<string, string>> = {},
): readonly SparkAction[] {
  const start = marked.indexOf('<|');
  assert.notEqual(start, -1, 'the text has no mark');
  const point = marked.startsWith('<|>', start);
  const end = point ? start : marked.indexOf('|>') - 2;
  const document = parseSpark(marked.replace(point ? '<|>' : '<|', '').replace(point ? '' : '|>', ''), uri);
  const beside = Object.entries(others).map(([name, text]) => parseSpark(text, at(name)));
  const workspace = createWorkspace([document, ...beside]);
  return actionsAt(workspace, document, { start, end }, (each) => each === kind);
}

/** The documents after the action of a kind whose title holds `title`. */
export function act(
  marked: string,
  kind: string,
  { title = '', others = {} }: { title?: string; others?: Readonly<Record<string, string>> } = {},
): Acted {
  const actions = offered(marked, kind, others);
  const action = actions.find((each) => each.title.includes(title));
  assert.ok(action, `not offered; there are: ${actions.map((each) => each.title).join(', ')}`);
  return apply(action, { ...others, 'marked.spark': marked.replaceAll(/<\|>|<\||\|>/g, '') });
}

function apply({ edits, created }: SparkAction, texts: Readonly<Record<string, string>>): Acted {
  const changed = Object.entries(texts).map(
    ([name, text]) => [name, applyEdits(text, edits.get(at(name)) ?? [])] as const,
  );
  const fresh = [...(created ?? [])].map(
    ([each, text]) => [each.slice(each.lastIndexOf('/') + 1), text] as const,
  );
  const { 'marked.spark': text = '', ...others } = Object.fromEntries([...changed, ...fresh]);
  return { text, others };
}

function at(name: string): string {
  return `file:///work/${name}`;
}
