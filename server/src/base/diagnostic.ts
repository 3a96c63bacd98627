/**
 * Diagnostics are data: each kind is defined once, with a stable code, a severity, a message template and the
 * words of its documentation page; a finding is an instance of a kind at a place, with the edits that mend it.
 * (Model: TypeSpec's `createDiagnostic`, rust-analyzer's one file per diagnostic.)
 */
import type { Edit, Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What a person may make of a kind of finding: a severity of their own, or none of it at all. */
export type Level = Severity | 'off';

/** All levels, the gravest first. */
export const levels: readonly Level[] = ['error', 'warning', 'info', 'hint', 'off'];

/** Levels by the codes of kinds; a kind without one has its own severity. */
export type Levels = ReadonlyMap<string, Level>;

/** How an editor shows what a finding is about: faded because nothing needs it, or struck out because it is to go. */
export type DiagnosticTag = 'unnecessary' | 'deprecated';

/** A way to mend a finding. `edits` apply to the document of the finding. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The one fix that *Fix all* may apply without asking. */
  readonly preferred?: boolean;
}

/** A second place that explains a finding ("first defined here"). */
export interface RelatedPlace {
  readonly message: string;
  readonly uri?: string;
  readonly span: Span;
}

/** One finding in one document. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly fixes: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  readonly tag?: DiagnosticTag;
}

/** What every analysis returns: never throws for bad input, always a value and what is wrong with the input. */
export type Result<T> = readonly [value: T, diagnostics: readonly Diagnostic[]];

/** The documentation of a kind of finding; its page under `docs/diagnostics` is written from it. */
export interface DiagnosticDocs {
  /** One sentence: why this matters. */
  readonly reason: string;
  /** A text that has the finding. */
  readonly bad: string;
  /** The same, mended. */
  readonly good: string;
  /** The standard, paper or rule that it comes from. */
  readonly source?: string;
}

/** A kind of finding. `code` is kebab-case, with the language first: `req/vague-term`, `spark/unknown-option`. */
export interface DiagnosticKind<Args> {
  readonly code: string;
  readonly severity: Severity;
  readonly docs: DiagnosticDocs;
  /** There when the kind is looked for only on request: why, in a sentence. */
  readonly offByDefault?: { readonly why: string };
  /** A finding of this kind. */
  at(
    span: Span,
    args: Args,
    extra?: { fixes?: readonly Fix[]; related?: readonly RelatedPlace[] },
  ): Diagnostic;
}

/** Defines a kind of finding; `message` turns its arguments into one sentence that names what is wrong. */
export function defineDiagnostic<Args = void>(definition: {
  readonly code: `${'req' | 'spark' | 'factory'}/${string}`;
  readonly severity: Severity;
  readonly docs: DiagnosticDocs;
  readonly offByDefault?: { readonly why: string };
  readonly tag?: DiagnosticTag;
  readonly message: (args: Args) => string;
}): DiagnosticKind<Args> {
  const { code, severity, docs, offByDefault, tag, message } = definition;
  return {
    code,
    severity,
    docs,
    ...(offByDefault ? { offByDefault } : {}),
    at: (span, args, extra) => ({
      code,
      severity,
      message: message(args),
      span,
      fixes: extra?.fixes ?? [],
      ...(extra?.related ? { related: extra.related } : {}),
      ...(tag ? { tag } : {}),
    }),
  };
}
