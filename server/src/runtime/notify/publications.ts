/** Publications of `pub_sub` as notifications: which topics an action is told under, filled in. */
import type { PublicationDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import type { Changeset } from '../changeset.ts';
import type { Row } from '../context.ts';
import type { Notification } from '../notification.ts';

/** One notification for each event that the publications give the action; one without topics when there is none. */
export function notificationsOf(
  { resource, action }: Changeset,
  record: Row,
  tenant: string | undefined,
): readonly Notification[] {
  const topics = new Map<string, string[]>();
  for (const publication of resource.publications) {
    const meant = publication.action === undefined || publication.action === action.name;
    const kind = publication.kind === undefined || publication.kind === action.kind;
    if (!meant || !kind) continue;
    const event = publication.event ?? action.name;
    const known = topics.get(event) ?? [];
    const topic = topicOf(publication, resource, record, tenant);
    if (topic !== undefined) topics.set(event, [...new Set([...known, topic])]);
  }
  if (topics.size === 0) topics.set(action.name, []);
  return [...topics].map(([event, each]) => ({
    resource: resource.name,
    action: action.name,
    kind: action.kind,
    topics: each,
    event,
    record,
  }));
}

/** Nothing when a field that it names has no value: there is nobody to tell then. */
function topicOf(
  { topic }: PublicationDefinition,
  resource: ResourceDefinition,
  record: Row,
  tenant: string | undefined,
): string | undefined {
  const parts = topic.map((part) => {
    if (typeof part === 'string') return part;
    if (part.field === '_tenant') return tenant;
    if (part.field === '_pkey')
      return resource.attributes
        .filter(({ primaryKey }) => primaryKey)
        .map(({ name }) => String(record[name]))
        .join('-');
    return record[part.field];
  });
  if (parts.some((part) => part === undefined || part === null)) return undefined;
  const { topicPrefix, topicDelimiter = ':' } = resource;
  return [...(topicPrefix === undefined ? [] : [topicPrefix]), ...parts.map(String)].join(topicDelimiter);
}

/** @throws Error when a topic names what a record does not hold */
export function checkPublications({ publications, attributes }: ResourceDefinition): void {
  const known = new Set(['_pkey', '_tenant', ...attributes.map(({ name }) => name)]);
  for (const { topic } of publications)
    for (const part of topic)
      if (typeof part !== 'string' && !known.has(part.field))
        throw new Error(
          `A topic can be filled in with attributes, and ${part.field} is none; put it into quotes when the text is meant.`,
        );
}
