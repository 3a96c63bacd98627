/** From the capabilities that the text asks for to the extensions of the resources. */
import type { DomainModel } from '../../model/domain-model.ts';
import type { Feature } from '../../model/specification.ts';
import { extensionFor } from '../../quality/correspondence/extensions.ts';
import { mapResources, union } from '../edit/model-edit.ts';

/** The model whose resources have the extension that gives the capability; the same model when there is none. */
export function realiseFeature(model: DomainModel, feature: Feature): DomainModel {
  const extension = extensionFor(feature);
  if (extension === undefined) return model;
  return mapResources(model, (resource) => {
    const extensions = union(resource.extensions, [extension]);
    return extensions === resource.extensions ? resource : { ...resource, extensions };
  });
}
