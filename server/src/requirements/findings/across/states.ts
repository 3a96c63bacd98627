/** The states that statements list for things, and those that they lead to. */

import { STATE_NOUNS } from '../../lexicons/state-nouns.ts';
import type { ReadStatement } from '../../specification.ts';
import type { ReadDocument } from '../finding.ts';
import { summaryOf } from './summary.ts';

/** The states of one thing. */
export interface States {
  readonly entity: string;
  /** Listed states, in order, with the statement that lists them; snake_case. */
  readonly listed: ReadonlyMap<string, number>;
  /** States that something leads to → the first statement in which it does. */
  readonly reached: ReadonlyMap<string, number>;
  readonly defaults: ReadonlySet<string>;
}

interface Draft {
  readonly listed: Map<string, number>;
  readonly reached: Map<string, number>;
  readonly defaults: Set<string>;
}

/** The states of all things that have a list of them. Linear in the length of the document. */
export function statesOf(document: ReadDocument): readonly States[] {
  const { names } = summaryOf(document);
  const drafts = new Map<string, Draft>();
  const draftOf = (entity: string): Draft => {
    const name = names.canonical(entity);
    const draft = drafts.get(name) ?? { listed: new Map(), reached: new Map(), defaults: new Set() };
    drafts.set(name, draft);
    return draft;
  };
  document.statements.forEach((read, index) => {
    for (const { owner, attribute, values, default: initial } of read.facts.notes) {
      if (owner === undefined || !STATE_NOUNS.has(attribute.split(' ').at(-1) ?? '')) continue;
      const draft = draftOf(owner);
      if (!isOpen(read)) for (const value of values ?? []) add(draft.listed, plain(value), index);
      if (typeof initial === 'string') draft.defaults.add(plain(initial));
    }
    for (const { entity, from, to } of read.facts.changes) {
      if (entity === undefined) continue;
      const draft = draftOf(entity);
      add(draft.reached, plain(to), index);
      if (from !== undefined) draft.defaults.add(plain(from));
    }
  });
  return [...drafts].flatMap(([entity, draft]) => (draft.listed.size < 2 ? [] : [{ entity, ...draft }]));
}

function add(map: Map<string, number>, key: string, value: number): void {
  if (!map.has(key)) map.set(key, value);
}

/** *such as*, *for example*: there may be others. A statement that changes a state lists none. */
function isOpen({ statement, facts }: ReadStatement): boolean {
  return (
    facts.changes.length > 0 ||
    /\b(?:such as|for example|e\.g\.|for instance|among others|etc)\b/i.test(statement.source.text)
  );
}

/** `no_show` as the words of a text: `no show`. */
export function plain(state: string): string {
  return state.replace(/[_-]+/g, ' ');
}
