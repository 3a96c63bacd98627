/** Finds names by their initials, as Langium does, and by any of the words in them: symbols may be whole sentences. */
import { DefaultFuzzyMatcher } from 'langium/lsp';

export class WordMatcher extends DefaultFuzzyMatcher {
  override match(query: string, text: string): boolean {
    return super.match(query, text) || text.toLowerCase().includes(query.toLowerCase());
  }
}
