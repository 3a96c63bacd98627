/** Mends a document step by step: each step takes the change that leaves the fewest errors. */
import type { Diagnostic } from '../base/diagnostic.ts';
import { applyEdits, type Edit } from '../base/span.ts';
import { allNodes } from '../dsl/nodes/bind.ts';
import { type Entry, placeKey } from '../emit/entries.ts';
import { checkIn, createWorkspace, parseSpark, type SparkDocument } from '../language/spark/index.ts';
import type { SampleContext } from './example-values.ts';
import { type Draft, waysToMend } from './example-ways.ts';

const mostSteps = 40;

export interface ExampleOf {
  /** What the example is about, which no change may take away. */
  readonly entry: Entry;
  readonly samples: SampleContext;
  /** The documents that the language is defined in. */
  readonly definitions: readonly SparkDocument[];
}

/** The text without findings of error severity; `undefined` when no way leads there. */
export function mended(text: string, example: ExampleOf): string | undefined {
  const seen = new Set([text]);
  let draft = check(text, example);
  for (let step = 0; draft.errors.length > 0; step++) {
    const next = step < mostSteps ? nextDraft(draft, example, seen) : undefined;
    if (!next) return undefined;
    seen.add(next.document.text);
    draft = next;
  }
  return draft.document.text;
}

function nextDraft(draft: Draft, example: ExampleOf, seen: ReadonlySet<string>): Draft | undefined {
  for (const error of draft.errors)
    for (const ways of waysToMend(error, draft, example.samples)) {
      const best = bestOf(ways, { draft, error, example, seen });
      if (best) return best;
    }
  return undefined;
}

interface Step {
  readonly draft: Draft;
  readonly error: Diagnostic;
  readonly example: ExampleOf;
  readonly seen: ReadonlySet<string>;
}

/** The first way that leaves fewer errors, or else the one of those against this error that leaves fewest. */
function bestOf(ways: Iterable<readonly Edit[]>, { draft, error, example, seen }: Step): Draft | undefined {
  let best: Draft | undefined;
  for (const edits of ways) {
    const text = applyEdits(draft.document.text, edits);
    if (seen.has(text)) continue;
    const next = check(text, example);
    if (!shows(next, example.entry)) continue;
    if (next.errors.length < draft.errors.length) return next;
    const isGone = !next.errors.some(({ code, message }) => code === error.code && message === error.message);
    if (isGone && (!best || next.errors.length < best.errors.length)) best = next;
  }
  return best;
}

/** Whether an element of the entry is there. */
function shows({ bound }: Draft, { schema }: Entry): boolean {
  return [...allNodes(bound.roots)].some(
    (node) =>
      node.schema?.keyword === schema.keyword && placeKey(node.schema.place) === placeKey(schema.place),
  );
}

function check(text: string, { definitions }: ExampleOf): Draft {
  const document = parseSpark(text, 'example:example.spark');
  const workspace = createWorkspace([document, ...definitions]);
  const errors = checkIn(workspace, document).filter(({ severity }) => severity === 'error');
  return { document, bound: workspace.bound(document), names: workspace.names, errors };
}
