/** How the emitters spell names and strings: as documents do. */
import type { Spelling } from '../dsl/syntax/print-statement.ts';
import { quoteName, quoteString } from '../language/spark/reading/escape.ts';

export const spelling: Spelling = { name: quoteName, string: quoteString };
