/** From the capabilities that the text asks for to the extensions of the resources. */
import type { DomainModel } from '../../model/domain-model.ts';
import type { Feature, Specification } from '../../model/specification.ts';
import { mapResources, union } from '../edit/model-edit.ts';

/** Feature of the specification → extension of the resource language. A feature that is not here changes no resource. */
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

/** The model whose resources have the extensions that the features ask for. */
export function realiseFeatures(model: DomainModel, specification: Specification): DomainModel {
  const extensions = specification.features.flatMap((feature) => extensionFor(feature) ?? []);
  return mapResources(model, (resource) => {
    const grown = union(resource.extensions, extensions);
    return grown === resource.extensions ? resource : { ...resource, extensions: grown };
  });
}
