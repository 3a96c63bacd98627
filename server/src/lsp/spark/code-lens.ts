/** Lines above elements of `.spark` documents that say how often they are used; counted when they come into sight. */
import { type LangiumDocument, URI } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver';
import { lensesOf, runnablesOf, usesAt } from '../../language/spark/index.ts';
import { locationOf, rangeOf } from '../place.ts';
import {
  type ReactorParams,
  runReactorCommand,
  type ShowReferencesParams,
  showPlanCommand,
  showReferencesCommand,
} from '../protocol.ts';
import type { Settings } from '../settings.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkCodeLens implements CodeLensProvider {
  readonly #documents: SparkDocuments;
  readonly #settings: Pick<Settings, 'get'>;

  constructor(documents: SparkDocuments, settings: Pick<Settings, 'get'>) {
    this.#documents = documents;
    this.#settings = settings;
  }

  async provideCodeLens(document: LangiumDocument): Promise<CodeLens[]> {
    const uri = document.textDocument.uri;
    if (!(await this.#settings.get('codeLens.enable', true, uri))) return [];
    const { workspace, document: source } = this.#documents.at(document);
    const counts = lensesOf(workspace, source).map((span) => ({
      range: rangeOf(document.textDocument, span),
      data: { uri },
    }));
    const commands = runnablesOf(workspace, source).flatMap(({ name, span }) => {
      const range = rangeOf(document.textDocument, span);
      const params: ReactorParams = { uri, reactor: name };
      return [
        { range, command: { title: 'Run', command: runReactorCommand, arguments: [params] } },
        { range, command: { title: 'Show plan', command: showPlanCommand, arguments: [params] } },
      ];
    });
    return [...counts, ...commands];
  }

  /** The lens with its count; clients ask for those in sight only. */
  resolve(lens: CodeLens): CodeLens {
    const data: { readonly uri?: unknown } | undefined = lens.data;
    if (typeof data?.uri !== 'string') return lens;
    const uri = URI.parse(data.uri).toString();
    const found = this.#documents.find(uri);
    const position = lens.range.start;
    const uses = found && usesAt(found.workspace, found.document, found.text.offsetAt(position));
    if (!uses) return { ...lens, command: { title: 'not used', command: '' } };
    const locations = uses.places.flatMap(({ uri: of, span }) => {
      const document = this.#documents.textDocument(of);
      return document ? [locationOf({ document, span })] : [];
    });
    const params: ShowReferencesParams = { uri, position, locations };
    return {
      ...lens,
      command:
        locations.length === 0
          ? { title: uses.title, command: '' }
          : { title: uses.title, command: showReferencesCommand, arguments: [params] },
    };
  }
}
