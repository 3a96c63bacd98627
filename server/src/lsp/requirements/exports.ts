/** What workspace symbol search finds of a `.req` document: its labelled statements. Nothing of it is cross-referenced by Langium. */
import {
  type AstNodeDescription,
  type LangiumCoreServices,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
  type ScopeComputation,
} from 'langium';
import type { RequirementsFile } from '../../language/generated/ast.ts';

export class RequirementsExports implements ScopeComputation {
  readonly #services: LangiumCoreServices;

  constructor(services: LangiumCoreServices) {
    this.#services = services;
  }

  async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
    const { AstNodeDescriptionProvider } = this.#services.workspace;
    const { elements } = (document as LangiumDocument<RequirementsFile>).parseResult.value;
    return elements.flatMap((element) =>
      element.$type === 'StatementEntry' && element.label
        ? [AstNodeDescriptionProvider.createDescription(element, element.label, document)]
        : [],
    );
  }

  async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap();
  }
}
