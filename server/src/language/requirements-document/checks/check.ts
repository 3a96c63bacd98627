/** What every check of a requirement document's structure gets, and gives. */
import type { ParseResult } from 'langium';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { RequirementsDocument } from '../../../model/requirements.ts';
import type { RequirementsFile } from '../../generated/ast.ts';
import type { Places } from '../document.ts';

export interface Subject extends Places {
  readonly parsed: ParseResult<RequirementsFile>;
  readonly text: string;
  readonly document: RequirementsDocument;
}

/** A pure function of the document; linear in its length. */
export type Check = (subject: Subject) => readonly Diagnostic[];
