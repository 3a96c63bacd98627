/** Why an action, an entity or a target of a story is not the answer's, word for word. */
import type { AnalysedStatement } from '../../analysed-statement.ts';
import type { Prediction } from '../adapter.ts';
import { type Answer, type Mistake, pairs, strings } from './mistake.ts';

/** Fields of actions and of entities, of the answer and of the prediction alike. */
const FIELDS = {
  action: ['primaryActions', 'secondaryActions'],
  entity: ['primaryEntities', 'secondaryEntities'],
};

export function explainStory(
  statement: AnalysedStatement,
  prediction: Prediction,
  answer: Answer,
): readonly Mistake[] {
  const both = (figure: 'action' | 'entity') => ({
    theirs: FIELDS[figure].flatMap((field) => strings(answer, field)).map(low),
    ours: FIELDS[figure].flatMap((field) => strings(prediction, field)).map(low),
  });
  const [actions, entities] = [both('action'), both('entity')];
  return [
    ...differences('action', actions.theirs, actions.ours, (name) => whyNoAction(name, statement)),
    ...differences('entity', entities.theirs, entities.ours, (name) => whyNoEntity(name, statement)),
    ...targets(pairs(answer, 'targets'), pairs(prediction, 'targets'), actions, entities),
  ];
}

const low = (text: string): string => text.toLowerCase().trim();

function differences(
  figure: string,
  theirs: readonly string[],
  ours: readonly string[],
  why: (missed: string) => string,
): readonly Mistake[] {
  const missed = theirs.filter((name) => !ours.includes(name));
  const invented = ours.filter((name) => !theirs.includes(name));
  const meets = (name: string, others: readonly string[]) =>
    others.find((other) => ` ${other} `.includes(` ${name} `) || ` ${name} `.includes(` ${other} `));
  const boundary = (mine: string, answered: string): string =>
    mine.length > answered.length ? 'ours has more words' : 'ours has fewer words';
  return [
    ...missed.map((name): Mistake => {
      const other = meets(name, invented);
      return {
        figure,
        error: 'missed',
        name,
        cause: other === undefined ? why(name) : boundary(other, name),
      };
    }),
    ...invented.map((name): Mistake => {
      const other = meets(name, missed);
      const cause = other === undefined ? `no ${figure} in the answer` : boundary(name, other);
      return { figure, error: 'invented', name, cause };
    }),
  ];
}

function whyNoAction(name: string, { sentences }: AnalysedStatement): string {
  const [first = ''] = name.split(' ');
  for (const { tokens, clauses } of sentences) {
    const at = tokens.findIndex(({ lower }) => lower === first);
    if (at < 0) continue;
    if (clauses.some(({ verb }) => verb.start <= at && at < verb.end)) return 'a verb that was passed over';
    return tokens[at]?.tag === 'VERB' ? 'a verb in no clause' : `tagged ${tokens[at]?.tag}`;
  }
  return 'not in the words of the story';
}

function whyNoEntity(name: string, { sentences }: AnalysedStatement): string {
  const last = name.split(' ').at(-1) ?? name;
  for (const { tokens, phrases, role } of sentences) {
    const at = tokens.findIndex(({ lower }) => lower === last);
    if (at < 0) continue;
    const phrase = phrases.find(({ start, end }) => start <= at && at < end);
    if (phrase === undefined) return `in no noun phrase (tagged ${tokens[at]?.tag})`;
    if (phrase.pronoun) return 'a pronoun';
    return role === 'role' ? 'in the role' : 'a noun phrase that was passed over';
  }
  return 'not in the words of the story';
}

type Known = { readonly theirs: readonly string[]; readonly ours: readonly string[] };

function targets(
  theirs: readonly (readonly [string, string])[],
  ours: readonly (readonly [string, string])[],
  actions: Known,
  entities: Known,
): readonly Mistake[] {
  const text = ([action, entity]: readonly [string, string]): string => `${low(action)} → ${low(entity)}`;
  const [answered, found] = [new Set(theirs.map(text)), new Set(ours.map(text))];
  const why = ([action, entity]: readonly [string, string], side: keyof Known): string => {
    if (!actions[side].includes(low(action))) return 'its action differs';
    return entities[side].includes(low(entity))
      ? 'both ends right, linked differently'
      : 'its entity differs';
  };
  return [
    ...theirs
      .filter((pair) => !found.has(text(pair)))
      .map(
        (pair): Mistake => ({
          figure: 'targets',
          error: 'missed',
          name: text(pair),
          cause: why(pair, 'ours'),
        }),
      ),
    ...ours
      .filter((pair) => !answered.has(text(pair)))
      .map(
        (pair): Mistake => ({
          figure: 'targets',
          error: 'invented',
          name: text(pair),
          cause: why(pair, 'theirs'),
        }),
      ),
  ];
}
