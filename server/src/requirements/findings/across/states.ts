/** The states that statements list for things, and those that they lead to. */

import { STATE_NOUNS } from '../../lexicons/state-nouns.ts';
import type { ReadStatement } from '../../specification.ts';
import type { ReadDocument } from '../finding.ts';
import type { Aspect } from '../gathered.ts';

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

/** The states of all things that have a list of them. */
export function statesOf({ gathered }: ReadDocument): readonly States[] {
  const said = gathered(statesIn);
  return [...said.keys].flatMap((entity): States[] => {
    const draft: Draft = { listed: new Map(), reached: new Map(), defaults: new Set() };
    for (const { kept, value } of said.at(entity))
      for (const one of value) {
        if (one.entity !== entity) continue;
        for (const state of one.listed) add(draft.listed, state, kept.index);
        for (const state of one.reached) add(draft.reached, state, kept.index);
        for (const state of one.defaults) draft.defaults.add(state);
      }
    return draft.listed.size < 2 ? [] : [{ entity: String(entity), ...draft }];
  });
}

/** What one statement says of the states of one thing. */
interface Said {
  readonly entity: string;
  readonly listed: readonly string[];
  readonly reached: readonly string[];
  readonly defaults: readonly string[];
}

const statesIn: Aspect<readonly Said[]> = (read, names) => {
  const { notes, changes } = read.facts;
  const said = [
    ...notes.flatMap(({ owner, attribute, values = [], default: initial }): readonly Said[] =>
      owner === undefined || !STATE_NOUNS.has(attribute.split(' ').at(-1) ?? '')
        ? []
        : [
            {
              entity: names.canonical(owner),
              listed: isOpen(read) ? [] : values.map(plain),
              reached: [],
              defaults: typeof initial === 'string' ? [plain(initial)] : [],
            },
          ],
    ),
    ...changes.flatMap(({ entity, from, to }): readonly Said[] =>
      entity === undefined
        ? []
        : [
            {
              entity: names.canonical(entity),
              listed: [],
              reached: [plain(to)],
              defaults: from === undefined ? [] : [plain(from)],
            },
          ],
    ),
  ];
  return said.length === 0 ? undefined : { keys: said.map(({ entity }) => entity), value: said };
};

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
