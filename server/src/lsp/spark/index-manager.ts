/** Which documents a change touches: any `.spark` document may define the language, or the names, of the others. */
import { DefaultIndexManager, type LangiumDocument } from 'langium';
import { isBuiltIn } from '../../language/spark/index.ts';

export class SparkIndexManager extends DefaultIndexManager {
  override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
    if (super.isAffected(document, changedUris)) return true;
    if (document.textDocument.languageId !== 'spark') return false;
    for (const uri of changedUris) if (uri.endsWith('.spark') && !isBuiltIn(uri)) return true;
    return false;
  }
}
