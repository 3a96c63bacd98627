/** Signature help in `.spark` documents: what a statement or a call takes, while it is written. */
import type { LangiumDocument } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type { SignatureHelp, SignatureHelpParams, SignatureInformation } from 'vscode-languageserver';
import { type Signature, signaturesAt } from '../../language/spark/index.ts';
import type { SparkDocuments } from './workspace.ts';

export class SparkSignatureHelp implements SignatureHelpProvider {
  readonly signatureHelpOptions = { triggerCharacters: ['(', ',', ':', ' '] };
  readonly #documents: SparkDocuments;

  constructor(documents: SparkDocuments) {
    this.#documents = documents;
  }

  provideSignatureHelp(
    document: LangiumDocument,
    { position }: SignatureHelpParams,
  ): SignatureHelp | undefined {
    const { workspace, document: source } = this.#documents.at(document);
    const found = signaturesAt(workspace, source, document.textDocument.offsetAt(position));
    return found.length > 0 ? { signatures: found.map(information), activeSignature: 0 } : undefined;
  }
}

function information({ label, doc, parameters, active }: Signature): SignatureInformation {
  return {
    label,
    ...(doc === undefined ? {} : { documentation: { kind: 'markdown', value: doc } }),
    parameters: parameters.map(({ start, end, doc: value }) => ({
      label: [start, end],
      documentation: { kind: 'markdown', value },
    })),
    // An index beyond the last one highlights none, for clients that know no null.
    activeParameter: active ?? parameters.length,
  };
}
