/** An action that can fail, and no statement says what happens then. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, type Found, place } from '../finding.ts';
import { addStatement } from './add-statement.ts';
import { type Summary, summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ action: string; noun: string }>({
  code: 'req/missing-failure',
  severity: 'hint',
  docs: {
    reason:
      'What everybody forgets to say is what happens when it does not work; it is then decided by whoever builds it.',
    bad: 'R1: A customer pays the order with a card.\nR2: When a customer pays the order, the system shall send a receipt.',
    good: 'R1: A customer pays the order with a card.\nR2: When a customer pays the order, the system shall send a receipt.\nR3: If the payment is declined, then the system shall keep the order open.',
    source: 'Mavin et al., “Easy Approach to Requirements Syntax (EARS)”, RE 2009: unwanted behaviour',
  },
  message: ({ action, noun }) =>
    `Somebody may ${action} here, but no statement says what happens when the ${noun} fails.`,
});

/** Actions that depend on something outside of the system, with the words by which a text speaks of them. */
interface Fallible {
  readonly verbs: ReadonlySet<string>;
  /** Words, at least one of which a statement about the failure has. */
  readonly words: readonly string[];
  readonly action: string;
  readonly noun: string;
  /** Particles of which one follows the verb: *log in*. */
  readonly particles?: ReadonlySet<string>;
}

const FALLIBLE: readonly Fallible[] = [
  {
    verbs: new Set(['pay']),
    words: 'payment pay paid paying card transaction balance'.split(' '),
    action: 'pay',
    noun: 'payment',
  },
  {
    verbs: new Set(['upload']),
    words: 'upload uploaded uploading file photo image document report'.split(' '),
    action: 'upload something',
    noun: 'upload',
  },
  {
    verbs: new Set(['import']),
    words: 'import imported importing file row record'.split(' '),
    action: 'import something',
    noun: 'import',
  },
  {
    verbs: new Set(['log', 'sign']),
    particles: new Set(['in', 'into', 'on']),
    words: 'login password credential authentication passcode pin badge'.split(' '),
    action: 'log in',
    noun: 'login',
  },
];

/** Words that tell of a failure. */
const FAILURES =
  `fail failure failed fails invalid incorrect wrong reject rejected rejects refuse refused refuses decline declined declines error
   unsuccessful expired corrupt malformed locked lock block missing unknown exceed exceeds larger lower insufficient abort aborted`.split(
    /\s+/,
  );

/** Finds the first statement with each action that can fail, where no statement speaks of its failure. */
export const missingFailure: Finding = {
  kind,
  inDocument: (document) => {
    const { placesOf, statementsWith } = summaryOf(document);
    return FALLIBLE.flatMap((fallible): Found[] => {
      const candidates = ascending(
        [...fallible.verbs].flatMap((verb) => [verb, `${verb}s`].flatMap((form) => placesOf(form))),
      );
      for (const statement of candidates) {
        const read = document.statements[statement];
        const token = read && actionIn(read, fallible);
        if (read === undefined || token === undefined) continue;
        if (isHandled(fallible, statementsWith)) return [];
        const { action, noun } = fallible;
        const text = `If the ${noun} fails, then the system shall [reaction].`;
        const fixes = [addStatement(document, statement, 'Say what happens when it fails', text)];
        const span = place(read, token.start, token.end);
        return [{ statement, diagnostic: kind.at(span, { action, noun }, { fixes }) }];
      }
      return [];
    });
  },
};

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The verb of an action that people take in the system, and not one that is only wished for as a benefit. */
function actionIn({ statement }: ReadStatement, { verbs, particles }: Fallible) {
  for (const { role, tokens, clauses } of statement.sentences) {
    if (role === 'benefit' || role === 'state' || role === 'given' || role === 'unwanted') continue;
    for (const { verb } of clauses) {
      const token = tokens[verb.main];
      if (!verbs.has(verb.lemma) || verb.negated || verb.passive || verb.reduced || !token) continue;
      const after = tokens[verb.main + 1]?.lower ?? '';
      if (particles === undefined || particles.has(after)) return token;
    }
  }
  return undefined;
}

function isHandled({ words }: Fallible, statementsWith: Summary['statementsWith']): boolean {
  return words.some((word) =>
    statementsWith(word).some(({ kept: { read }, value: { set } }) => {
      const denied = set.has('not') && (set.has('if') || set.has('when') || set.has('until'));
      return read.statement.kind === 'unwanted-behaviour' || denied || FAILURES.some((one) => set.has(one));
    }),
  );
}
