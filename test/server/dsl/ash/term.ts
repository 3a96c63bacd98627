/** Reads terms of Elixir, as the vocabulary of Ash has them: `{:or, [:atom, {:list, :string}]}`. */

export type Term =
  /** `:name`, and `true`, `false` and `nil`, which are atoms, too. */
  | { readonly kind: 'atom'; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'tuple' | 'list'; readonly items: readonly Term[] }
  | { readonly kind: 'map' }
  /** Modules and functions: `Ash.Type.UUID`, `&DateTime.utc_now/0`. */
  | { readonly kind: 'code'; readonly text: string };

const tokens =
  /\s*(?:(?<text>"(?:\\.|[^"\\])*")|(?<key>[A-Za-z_*][\w*]*[?!]?):(?=\s)|:(?<atom>[A-Za-z_]\w*[?!]?|\*)|(?<number>-?\d+)|(?<code>&?[A-Z][\w.]*(?:\/\d+)?|&[A-Z][\w.]*\/\d+)|(?<word>true|false|nil)|(?<map>%\{\})|(?<mark>[{}[\],]))/y;

type Token = {
  readonly [K in 'text' | 'key' | 'atom' | 'number' | 'code' | 'word' | 'map' | 'mark']?: string;
};

/** Throws when the text is no term: then the fixture is not what it should be. */
export function readTerm(text: string): Term {
  const reader = new Reader(text);
  const term = reader.term();
  reader.end();
  return term;
}

class Reader {
  readonly #text: string;
  #at = 0;
  #next: Token | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#advance();
  }

  term(): Term {
    const next = this.#take();
    if (next.text !== undefined) return { kind: 'text', value: String(JSON.parse(next.text)) };
    if (next.number !== undefined) return { kind: 'number', value: Number(next.number) };
    if (next.code !== undefined) return { kind: 'code', text: next.code };
    if (next.map !== undefined) return { kind: 'map' };
    const name = next.atom ?? next.word;
    if (name !== undefined) return { kind: 'atom', name };
    if (next.mark === '{') return { kind: 'tuple', items: this.#items('}') };
    if (next.mark === '[') return { kind: 'list', items: this.#items(']') };
    throw this.#failure();
  }

  end(): void {
    if (this.#next) throw this.#failure();
  }

  /** Pairs at the end, `a: 1`, are tuples in a list, and a list of their own in a tuple. */
  #items(close: string): Term[] {
    const items: Term[] = [];
    while (this.#next?.mark !== close) {
      const key = this.#next?.key;
      if (key !== undefined) {
        this.#advance();
        items.push({ kind: 'tuple', items: [{ kind: 'atom', name: key }, this.term()] });
      } else items.push(this.term());
      if (this.#next?.mark === ',') this.#advance();
    }
    this.#advance();
    return items;
  }

  #take() {
    const next = this.#next;
    if (!next) throw this.#failure();
    this.#advance();
    return next;
  }

  #advance(): void {
    if (this.#text.slice(this.#at).trim() === '') {
      this.#next = undefined;
      return;
    }
    tokens.lastIndex = this.#at;
    const match = tokens.exec(this.#text);
    if (!match?.groups) throw this.#failure();
    this.#at = tokens.lastIndex;
    this.#next = match.groups;
  }

  #failure(): Error {
    return new Error(`Not a term of Elixir at ${this.#at}: ${this.#text}`);
  }
}
