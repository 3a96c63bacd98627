/** The Specification as the command line's JSON gives it: places as lines and characters. */
import type { Specification, Statement } from '../model/specification.ts';
import { type Range, rangesIn } from './place.ts';

export interface SpecificationView extends Omit<Specification, 'statements'> {
  readonly statements: readonly (Omit<Statement, 'span'> & { readonly range: Range })[];
}

/** A view of `specification`, which was read from `text`. */
export function describeSpecification(specification: Specification, text: string): SpecificationView {
  const range = rangesIn(text);
  return {
    ...specification,
    statements: specification.statements.map(({ span, ...statement }) => ({
      ...statement,
      range: range(span),
    })),
  };
}
