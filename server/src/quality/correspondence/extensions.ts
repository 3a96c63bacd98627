/** Which extension of the resource language gives a capability that the text asks for. */
import type { Feature } from '../../model/specification.ts';

/** Feature of the specification → extension. A feature that is not here cannot be had by an extension yet. */
const extensionOf: ReadonlyMap<string, string> = new Map([
  ['rest_api', 'json_api'],
  ['json_api', 'json_api'],
  ['graphql', 'graphql'],
  ['graphql_api', 'graphql'],
]);

/** The extension that a feature decides on, if any. */
export function extensionFor(feature: Feature): string | undefined {
  return extensionOf.get(feature.name);
}

/** Features that ask for a record of changes, which attributes with the times give. */
export function asksForAudit(feature: Feature): boolean {
  return /^(?:audit|audit_log|audit_trail|history|versioning|logging)$/.test(feature.name);
}
