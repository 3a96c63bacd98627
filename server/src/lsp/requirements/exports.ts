/**
 * What workspace symbol search finds of a `.req` document: labelled statements by id and words, groups, and terms. Nothing of
 * it is cross-referenced by Langium.
 */
import {
  type AstNode,
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
    const describe = (node: AstNode, name: string): AstNodeDescription[] =>
      name === '' ? [] : [AstNodeDescriptionProvider.createDescription(node, name, document)];
    return elements.flatMap((element) => {
      switch (element.$type) {
        case 'StatementEntry':
          return element.label
            ? describe(element, `${element.label} ${summary(element.text ?? '')}`.trim())
            : [];
        case 'Heading':
          return describe(element, element.title);
        case 'Glossary':
          return element.entries.flatMap((entry) => describe(entry, entry.term));
        case 'GlossaryEntry':
          return describe(element, element.term);
        default:
          return [];
      }
    });
  }

  async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap();
  }
}

/** The beginning of a statement, so that it can be found by what it says. */
function summary(text: string): string {
  const line = text.slice(0, 200).replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
