/** What is found in a document and in the definition beside it. */
import { checkSpark } from '../../../../server/src/language/spark/index.ts';

export const uri = 'file:///test.spark';

/** The findings of a document as `code "words"`, beside a definition in a file of its own. */
export function findings(definition: string, text: string): readonly string[] {
  return checkSpark({ uri, text }, [{ uri: 'file:///definition.spark', text: definition }]).map(
    ({ code, span }) => `${code.replace('spark/', '')} "${text.slice(span.start, span.end)}"`,
  );
}

/** What is wrong with a definition itself. */
export function wrong(definition: string): readonly string[] {
  return findings('', definition);
}
