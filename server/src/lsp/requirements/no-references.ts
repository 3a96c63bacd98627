/** Requirement documents have no references that Langium would link: it need not look for any in every node of every version. */
import {
  DefaultLinker,
  DefaultReferenceDescriptionProvider,
  type LangiumDocument,
  type ReferenceDescription,
} from 'langium';

export class NothingToLink extends DefaultLinker {
  override async link(_: LangiumDocument): Promise<void> {}
}

export class NoReferenceDescriptions extends DefaultReferenceDescriptionProvider {
  override async createDescriptions(_: LangiumDocument): Promise<ReferenceDescription[]> {
    return [];
  }
}
