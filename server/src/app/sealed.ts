/** Seals of generated files: a hash of the whole file in its own first lines, by which an edited file is known. */
import { hashInFile, noHash } from '../emit/made-from.ts';
import { contentHash } from '../factory/documents/provenance.ts';

/** The text with its hash in the place for it. */
export function sealed(text: string): string {
  return text.replace(noHash, contentHash(text));
}

/** Whether replacing a file would lose somebody's work: it is none of ours, or was changed since. */
export function isChanged(text: string | undefined): boolean {
  if (text === undefined || text.trim() === '') return false;
  const hash = hashInFile.exec(text)?.[1];
  return hash === undefined || contentHash(text.replace(hash, noHash)) !== hash;
}
