/**
 * What workspace symbol search finds of a `.req` document: labelled statements by id and words, groups, and terms. Nothing of
 * it is cross-referenced by Langium.
 */
import {
  type AstNode,
  type AstNodeDescription,
  type DocumentSegment,
  type LangiumCoreServices,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
  type ScopeComputation,
  type URI,
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
    const describe = (node: AstNode, name: string, text = ''): AstNodeDescription[] =>
      name === ''
        ? []
        : [
            new LaterDescribed(node, document, () =>
              AstNodeDescriptionProvider.createDescription(node, `${name} ${summary(text)}`.trim(), document),
            ),
          ];
    return elements.flatMap((element) => {
      switch (element.$type) {
        case 'StatementEntry':
          return element.label ? describe(element, element.label, element.text) : [];
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

/** Described when somebody searches, for a document has many versions before that. */
class LaterDescribed implements AstNodeDescription {
  readonly type: string;
  readonly documentUri: URI;
  readonly #describe: () => AstNodeDescription;
  #described: AstNodeDescription | undefined;

  constructor({ $type }: AstNode, { uri }: LangiumDocument, describe: () => AstNodeDescription) {
    this.type = $type;
    this.documentUri = uri;
    this.#describe = describe;
  }

  get #whole(): AstNodeDescription {
    this.#described ??= this.#describe();
    return this.#described;
  }

  get name(): string {
    return this.#whole.name;
  }

  get path(): string {
    return this.#whole.path;
  }

  get nameSegment(): DocumentSegment {
    return this.#whole.nameSegment ?? nowhere;
  }

  get selectionSegment(): DocumentSegment {
    return this.#whole.selectionSegment ?? nowhere;
  }
}

const start = { line: 0, character: 0 };
const nowhere: DocumentSegment = { offset: 0, end: 0, length: 0, range: { start, end: start } };

/** The beginning of a statement, so that it can be found by what it says. */
function summary(text: string): string {
  const line = text.slice(0, 200).replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
