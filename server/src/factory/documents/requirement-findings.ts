/** The findings of a requirement document as people want them: looked for, at the severity that was chosen, and not allowed by a comment. */
import type { Diagnostic, Level, Levels } from '../../base/diagnostic.ts';
import {
  controlFindings,
  controlKinds,
  type FindingCodes,
  readControl,
  requirementsDocumentKinds,
} from '../../language/requirements-document/index.ts';
import type { RequirementsDocument } from '../../model/requirements.ts';
import type { Specification } from '../../model/specification.ts';
import { type Analysed, examine, requirementFindings } from '../../requirements/index.ts';

/** What can only be mended: without it, the document is not read, or the comments about findings are not. */
const firm = [
  'req/syntax',
  'req/not-utf8',
  'req/document-too-large',
  ...controlKinds.map(({ code }) => code),
];

/** The codes of requirements' findings: those whose severity can be chosen and that a comment may allow, and the others. */
export const requirementCodes: FindingCodes = {
  allowable: new Set(
    [...requirementsDocumentKinds, ...requirementFindings.map(({ kind }) => kind)]
      .map(({ code }) => code)
      .filter((code) => !firm.includes(code)),
  ),
  firm: new Set(firm),
};

const offByDefault = requirementFindings.flatMap(({ kind }): [string, Level][] =>
  kind.offByDefault === undefined ? [] : [[kind.code, 'off']],
);

export interface UnderstoodDocument {
  readonly document: RequirementsDocument;
  /** Findings of the grammar. */
  readonly syntax: readonly Diagnostic[];
  readonly text: string;
}

/**
 * Reads the English of a document.
 * @param chosen severities from outside of the document; what the document says itself counts more.
 */
export function understand({ document, syntax, text }: UnderstoodDocument, chosen: Levels): Analysed {
  const control = readControl(document, text, requirementCodes);
  const levels: Levels = new Map([...offByDefault, ...chosen, ...control.levels]);
  const analysed = examine(document, {
    disabled: codesAt(levels, (level) => level === 'off'),
    enabled: codesAt(levels, (level) => level !== 'off'),
  });
  const findings = analysed.diagnostics;
  const left = controlFindings([...syntax, ...findings], control, levels);
  const diagnostics = [...left].sort((a, b) => a.span.start - b.span.start);
  if (control.comments.length === 0)
    return {
      diagnostics,
      get specification() {
        return analysed.specification;
      },
    };
  let specification: Specification | undefined;
  return {
    diagnostics,
    get specification() {
      specification ??= withoutAllowed(analysed.specification, findings, left);
      return specification;
    },
  };
}

function codesAt(levels: Levels, wanted: (level: Level) => boolean): ReadonlySet<string> {
  return new Set([...levels].flatMap(([code, level]) => (wanted(level) ? [code] : [])));
}

/** The specification with each statement's findings without those that are allowed there. */
function withoutAllowed(
  specification: Specification,
  found: readonly Diagnostic[],
  left: readonly Diagnostic[],
): Specification {
  const kept = new Set(left.map(placeOf));
  const allowed = found.filter((diagnostic) => !kept.has(placeOf(diagnostic)));
  if (allowed.length === 0) return specification;
  const gone = codesByStatement(allowed, specification);
  const still = codesByStatement(left, specification);
  const statements = specification.statements.map((statement, index) => {
    const { findings } = statement;
    const remaining = findings.filter((code) => !gone[index]?.has(code) || still[index]?.has(code));
    return remaining.length === findings.length ? statement : { ...statement, findings: remaining };
  });
  return { ...specification, statements };
}

/** The codes that were found on each statement: on the last one that begins where they are found, or before. */
function codesByStatement(
  found: readonly Diagnostic[],
  { statements }: Specification,
): readonly ReadonlySet<string>[] {
  const codes = statements.map(() => new Set<string>());
  let index = -1;
  for (const { code, span } of [...found].sort((a, b) => a.span.start - b.span.start)) {
    while ((statements[index + 1]?.span.start ?? Number.POSITIVE_INFINITY) <= span.start) index++;
    codes[index]?.add(code);
  }
  return codes;
}

function placeOf({ code, span }: Diagnostic): string {
  return `${code} ${span.start} ${span.end}`;
}
