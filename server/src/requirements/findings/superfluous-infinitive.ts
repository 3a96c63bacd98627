/** *shall be able to*, *shall be capable of*: words that add nothing but doubt. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { verbBase } from '../nlp/lemma.ts';
import { type Finding, place, replace } from './finding.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/superfluous-infinitive',
  severity: 'info',
  docs: {
    reason: 'Being able to do something is not doing it; the short form binds and can be tested.',
    bad: 'The system shall be able to print a receipt.',
    good: 'The system shall print a receipt.',
    source: 'INCOSE Guide to Writing Requirements, R10',
  },
  message: ({ words }) => `“${words}” adds nothing: say what is done.`,
});

/** *have the ability to*, *provide the capability of*: the verb, its object, and what joins it to the action. */
const ABILITIES = new Set(['ability', 'capability', 'possibility', 'option', 'means', 'facility']);
const GIVING = new Set(['have', 'provide', 'offer', 'possess', 'include']);

/** Finds *be able to*, *be capable of* and *have the ability to* after a modal, outside stories. */
export const superfluousInfinitive: Finding = {
  kind,
  inStatement: (read) => {
    if (read.statement.kind === 'user-story') return [];
    return read.statement.sentences.flatMap(({ tokens, clauses }) =>
      clauses.flatMap(({ verb, objects }) => {
        if (verb.modal === undefined || verb.negated || verb.passive) return [];
        const main = tokens[verb.main];
        const [object] = objects;
        const ability =
          GIVING.has(verb.lemma) &&
          object !== undefined &&
          ABILITIES.has(object.head) &&
          object.modifiers.length === 0;
        const at = verb.copula ? verb.main + 1 : ability && object.start === verb.end ? object.end - 1 : -1;
        const [able, joiner, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
        if (main === undefined || able === undefined || joiner === undefined || next === undefined) return [];
        const infinitive = joiner.lower === 'to' && (ability || able.lower === 'able');
        const gerund =
          joiner.lower === 'of' && (ability || able.lower === 'capable') && next.lower.endsWith('ing');
        if (!infinitive && !gerund) return [];
        const span = place(read, main.start, joiner.end);
        const words = read.statement.source.text.slice(main.start, joiner.end);
        const newText = gerund ? verbBase(next.lower) : next.text;
        const fixes = [replace(`Say “${newText}”`, place(read, main.start, next.end), newText, true)];
        return [kind.at(span, { words }, { fixes })];
      }),
    );
  },
};
