/** Publications: which actions are told under which topics. */
import type { Node } from '../../dsl/nodes/bind.ts';
import { type Expression, isPlain, nameText } from '../../dsl/syntax/syntax.ts';
import type {
  ActionDefinition,
  PublicationDefinition,
  ResourceDefinition,
} from '../../model/definition/resource.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { optional, type Reading } from './reading.ts';

type Topic = PublicationDefinition['topic'];

/** What a resource publishes. Alternatives in a topic become publications of their own. */
export function readPublications(
  parts: readonly Node[],
  actions: readonly ActionDefinition[],
  reading: Reading,
): Pick<ResourceDefinition, 'publications' | 'topicPrefix' | 'topicDelimiter'> {
  const sections = sectionsIn(parts, 'pub_sub', reading);
  const first = (option: string) =>
    sections.map((each) => reading.text(each, option)).find((each) => each !== undefined);
  const publications = elementsIn(sections, ['publish', 'publish_all'], reading).flatMap((node) => {
    const event = optional('event', reading.text(node, 'event'));
    const topics = topicsOf(node, reading);
    return subjectsOf(node, actions, reading).flatMap((subject) =>
      topics.map((topic) => ({ ...subject, topic, ...event })),
    );
  });
  return {
    publications,
    ...optional('topicPrefix', first('prefix')),
    ...optional('topicDelimiter', first('delimiter')),
  };
}

/** The action, all actions of a kind, or those of a kind that are not excepted. */
function subjectsOf(
  node: Node,
  actions: readonly ActionDefinition[],
  reading: Reading,
): readonly Pick<PublicationDefinition, 'action' | 'kind'>[] {
  const action = reading.text(node, 'action');
  const kind = reading.text(node, 'type');
  const except = reading.words(node, 'except');
  if (action !== undefined) return [{ action }];
  const ofKind = actions.filter((each) => each.kind === kind);
  if (except.length > 0)
    return ofKind.filter(({ name }) => !except.includes(name)).map(({ name }) => ({ action: name }));
  return kind === 'create' || kind === 'update' || kind === 'destroy' ? [{ kind }] : [];
}

function topicsOf(node: Node, reading: Reading): readonly Topic[] {
  const expression = reading.value(node, 'topic')?.expression;
  if (!expression) return [];
  const parts = expression.kind === 'list' ? expression.items.map(({ value }) => value) : [expression];
  return parts.reduce<readonly Topic[]>(
    (topics, part) => {
      const choices =
        part.kind === 'list' ? part.items.map(({ value }) => topicPart(value)) : [topicPart(part)];
      return topics.flatMap((topic) =>
        choices.map((choice) => (choice === undefined ? topic : [...topic, choice])),
      );
    },
    [[]],
  );
}

/** A text, or a field of the record; `nil` among alternatives leaves the part out. */
function topicPart(part: Expression): Topic[number] | undefined {
  if (isPlain(part)) return { field: nameText(part) ?? '' };
  return nameText(part);
}
