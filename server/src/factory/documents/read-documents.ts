/** Documents that an analysis looks at: models read and scored, and what is counted over all of them. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { DomainModel, Resource } from '../../model/domain-model.ts';
import { type JudgedText, judgeModelText } from './judge-model.ts';
import { type ModelPattern, modelPatterns } from './model-patterns.ts';

export interface ReadDocument extends JudgedText {
  readonly uri: string;
}

/** A resource with where it is. */
export interface Place {
  readonly resource: Resource;
  readonly model: DomainModel;
  readonly document: ReadDocument;
}

export interface ReadDocuments {
  readonly documents: readonly ReadDocument[];
  readonly places: readonly Place[];
}

/** @param sources each with `uri` and `text`; what is no text is left out */
export function readDocuments(sources: readonly unknown[]): ReadDocuments {
  const documents = sources.flatMap((source): ReadDocument[] => {
    const { uri, text } = (source ?? {}) as { uri?: unknown; text?: unknown };
    return typeof text === 'string' ? [{ ...judgeModelText(text), uri: String(uri ?? '') }] : [];
  });
  const places = documents.flatMap((document) =>
    document.model.resources.map((resource) => ({ resource, model: document.model, document })),
  );
  return { documents, places };
}

/** How often a pattern occurs. */
export interface PatternUse {
  readonly pattern: ModelPattern;
  readonly places: readonly Place[];
  /** Percent of all resources. */
  readonly prevalence: number;
}

/** All patterns that occur, the most frequent first. */
export function patternUses({ places }: ReadDocuments): readonly PatternUse[] {
  return modelPatterns
    .map((pattern) => patternUse(pattern, places))
    .filter((use) => use.places.length > 0)
    .sort((a, b) => b.places.length - a.places.length || (a.pattern.name < b.pattern.name ? -1 : 1));
}

export function patternUse(pattern: ModelPattern, places: readonly Place[]): PatternUse {
  const found = places.filter(({ resource, model }) => pattern.has(resource, model));
  return { pattern, places: found, prevalence: percent(found.length, places.length) };
}

/** Findings of one kind, with where they are. */
export interface FindingUse {
  readonly code: string;
  readonly findings: readonly { readonly diagnostic: Diagnostic; readonly document: ReadDocument }[];
  /** Percent of all documents that have one. */
  readonly affected: number;
}

/** Findings by kind, the most frequent first. */
export function findingUses({ documents }: ReadDocuments): readonly FindingUse[] {
  const all = documents.flatMap((document) =>
    document.diagnostics.map((diagnostic) => ({ diagnostic, document })),
  );
  const codes = [...new Set(all.map(({ diagnostic }) => diagnostic.code))];
  return codes
    .map((code) => {
      const findings = all.filter(({ diagnostic }) => diagnostic.code === code);
      const affected = percent(new Set(findings.map(({ document }) => document)).size, documents.length);
      return { code, findings, affected };
    })
    .sort((a, b) => b.findings.length - a.findings.length || (a.code < b.code ? -1 : 1));
}

/** With one decimal; 0 of nothing. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;

/** How far a sample carries: 1 - 0.8 to the power of its size. */
export const carried = (size: number): number => Math.round(1000 * (1 - 0.8 ** size)) / 1000;

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;
