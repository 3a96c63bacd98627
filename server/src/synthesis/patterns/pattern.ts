/** What a modelling pattern is. A new one is a file in this folder, a line in the registry, and a test. */
import type { DomainModel } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import type { Expectation, ExpectedKind } from '../../quality/expectations/expectation.ts';

/** A pattern that was found and applied. */
export interface Application {
  readonly model: DomainModel;
  /** What was recognised and what was made of it: one sentence without a full stop. */
  readonly note: string;
  /** Ids of the statements that triggered it. */
  readonly sources: readonly string[];
}

export interface Pattern {
  /** kebab-case. */
  readonly name: string;
  /** What it recognises and what it does, one sentence. */
  readonly summary: string;
  /** Where the pattern is described. */
  readonly source: string;
  /** It is applied once the expectations of this kind are realised. */
  readonly stage: ExpectedKind | 'entity';
  /** Expectations that the pattern realises itself, so that nobody else must. */
  claims?(expectation: Expectation, specification: Specification): boolean;
  /** The model with the pattern applied wherever it occurs; undefined when it occurs nowhere. */
  apply(model: DomainModel, specification: Specification): Application | undefined;
}
