/** A name in a document that is not bound: what it is called is known from the top of the document, the rest when somebody asks. */
import type { Span } from '../../base/span.ts';
import type { Node } from '../nodes/bind.ts';
import type { Declaration } from './names.ts';
import type { TopName } from './top-names.ts';

export class DistantDeclaration implements Declaration {
  readonly kind: string;
  readonly name: string;
  readonly keyword: string;
  /** What the top of a document declares, stands there. */
  readonly written = true;
  /** The declaration itself, out of its document. */
  readonly #find: () => Declaration | undefined;
  #found: Declaration | undefined;

  constructor(kind: string, { name, keyword }: TopName, find: () => Declaration | undefined) {
    this.kind = kind;
    this.name = name;
    this.keyword = keyword;
    this.#find = find;
  }

  get span(): Span {
    return this.#declaration().span;
  }

  get node(): Node {
    return this.#declaration().node;
  }

  #declaration(): Declaration {
    this.#found ??= this.#find();
    if (this.#found?.name !== this.name)
      throw new Error(`The ${this.kind} ${this.name} is not where it was found; this is a bug.`);
    return this.#found;
  }
}

/** The keyword of the element that has the name; its document need not be bound for that. */
export function keywordOf(declaration: Declaration): string | undefined {
  return declaration instanceof DistantDeclaration ? declaration.keyword : declaration.node.schema?.keyword;
}
