/** What Langium's index gets of `.spark` documents: nothing, since names are looked up and searched without it. */
import { type AstNodeDescription, type LocalSymbols, MultiMap, type ScopeComputation } from 'langium';

export class SparkExports implements ScopeComputation {
  async collectExportedSymbols(): Promise<AstNodeDescription[]> {
    return [];
  }

  async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap();
  }
}
