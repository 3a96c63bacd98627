/** Who satisfies what: between statements in `.req` documents and the elements of `.spark` documents that name them. */

import { type LangiumDocument, type URI, UriUtils } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { Kept } from '../base/kept.ts';
import type { Span } from '../base/span.ts';
import { elementsOf, type SparkDocument, type TracedElement } from '../language/spark/index.ts';
import type { StatementText } from '../model/requirements.ts';
import { touches } from './place.ts';
import { analysisOf } from './requirements/analysis.ts';
import { sparkDocumentOf } from './spark/workspace.ts';

/** An element that satisfies a statement, with the document it stands in. */
export interface Satisfier {
  readonly document: LangiumDocument;
  readonly element: TracedElement;
}

/** A statement with the document it stands in. */
export interface FoundStatement {
  readonly document: LangiumDocument;
  readonly statement: StatementText;
}

/** An id in a `satisfies` list, with the statement that it names, if there is one. */
export interface NamedStatement {
  /** Where the list names it. */
  readonly span: Span;
  readonly found: FoundStatement | undefined;
}

/** What one `.spark` document says, computed once for each of its versions. */
interface Trace {
  readonly elements: readonly TracedElement[];
  readonly byStatement: ReadonlyMap<string, readonly TracedElement[]>;
  /** The `requirements "clinic.req"` option, if there is one. */
  readonly requirements: string | undefined;
}

const traces = new Kept<object, Trace>();

export class Traceability {
  readonly #shared: LangiumSharedServices;

  constructor(shared: LangiumSharedServices) {
    this.#shared = shared;
  }

  /** The elements whose `satisfies` names the statement. */
  satisfiersOf(requirements: URI, id: string): Satisfier[] {
    return this.coverageOf(requirements)(id);
  }

  /** As {@link satisfiersOf}, for many statements of one document. */
  coverageOf(requirements: URI): (id: string) => Satisfier[] {
    const models = this.modelsOf(requirements);
    return (id) =>
      models.flatMap((document) =>
        (traceOf(document).byStatement.get(id) ?? []).map((element) => ({ document, element })),
      );
  }

  /** The `.spark` documents that were made from this `.req` document. */
  modelsOf(requirements: URI): LangiumDocument[] {
    return this.#documents('spark').filter((model) =>
      UriUtils.equals(this.#requirementsUriOf(model), requirements),
    );
  }

  /** The `.req` document that a `.spark` document was made from, as far as the workspace has it. */
  requirementsOf(model: LangiumDocument): LangiumDocument | undefined {
    const uri = this.#requirementsUriOf(model);
    return this.#documents('requirements').find((document) => UriUtils.equals(document.uri, uri));
  }

  /** All requirement documents of the workspace. */
  requirementDocuments(): LangiumDocument[] {
    const { LangiumDocuments } = this.#shared.workspace;
    return LangiumDocuments.all
      .filter(({ textDocument }) => /^(?:requirements|markdown)$/.test(textDocument.languageId))
      .toArray();
  }

  /** The statement that a `satisfies` list names at an offset. */
  statementAt(model: LangiumDocument, offset: number): NamedStatement | undefined {
    for (const { satisfies, span } of traceOf(model).elements) {
      if (!touches(span, offset)) continue;
      for (const named of satisfies) {
        if (!touches(named.span, offset)) continue;
        const document = this.requirementsOf(model);
        const statement =
          document && analysisOf(document).document.statements.find(({ id }) => id === named.id);
        const found = document && statement ? { document, statement } : undefined;
        return { span: named.span, found };
      }
    }
    return undefined;
  }

  /** The statements that the element named at an offset satisfies, in the order of its list; undefined beside a name. */
  reasonsAt(model: LangiumDocument, offset: number): FoundStatement[] | undefined {
    const element = traceOf(model).elements.find(({ nameSpan }) => touches(nameSpan, offset));
    if (!element) return undefined;
    const document = this.requirementsOf(model);
    if (!document) return [];
    const { statements } = analysisOf(document).document;
    return element.satisfies.flatMap(({ id }) => {
      const statement = statements.find((candidate) => candidate.id === id);
      return statement ? [{ document, statement }] : [];
    });
  }

  /** Elements of the models of a `.req` document by name: a resource for an entity. */
  elementsNamed(requirements: URI, name: string): Satisfier[] {
    return this.modelsOf(requirements).flatMap((document) =>
      traceOf(document)
        .elements.filter((element) => element.keyword === 'resource' && element.name === name)
        .map((element) => ({ document, element })),
    );
  }

  #documents(languageId: string): LangiumDocument[] {
    const { LangiumDocuments } = this.#shared.workspace;
    return LangiumDocuments.all
      .filter(({ textDocument }) => textDocument.languageId === languageId)
      .toArray();
  }

  #requirementsUriOf(model: LangiumDocument): URI {
    const named = traceOf(model).requirements;
    if (named !== undefined) return UriUtils.joinPath(UriUtils.dirname(model.uri), named);
    const path = model.uri.path.replace(/\.spark$/, '.req');
    const [plain, markdown] = [model.uri.with({ path }), model.uri.with({ path: `${path}.md` })];
    const { LangiumDocuments } = this.#shared.workspace;
    return !LangiumDocuments.hasDocument(plain) && LangiumDocuments.hasDocument(markdown) ? markdown : plain;
  }
}

function traceOf(model: LangiumDocument): Trace {
  const known = traces.get(model.parseResult);
  if (known) return known;
  const document = sparkDocumentOf(model);
  const elements = elementsOf(document);
  const byStatement = new Map<string, TracedElement[]>();
  for (const element of elements) {
    for (const { id } of element.satisfies) {
      const list = byStatement.get(id);
      if (list) list.push(element);
      else byStatement.set(id, [element]);
    }
  }
  const trace = { elements, byStatement, requirements: requirementsNamedBy(document) };
  traces.set(model.parseResult, trace);
  return trace;
}

/** The value of the option `requirements` of the document's domain. */
function requirementsNamedBy({ statements }: SparkDocument): string | undefined {
  const domain = statements.find(({ keyword }) => keyword.text === 'domain');
  const option = domain?.body?.statements.find(({ keyword }) => keyword.text === 'requirements');
  const value = option?.args[0];
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
