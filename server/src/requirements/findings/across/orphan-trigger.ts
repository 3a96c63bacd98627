/** An event that nobody brings about: *when the order is approved*, and nobody approves orders. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import { agents } from '../../facts/actions.ts';
import type { Clause } from '../../phrases/clause.ts';
import { nameOf } from '../../phrases/noun-phrase.ts';
import { type Finding, type Found, place } from '../finding.ts';
import type { Aspect } from '../gathered.ts';
import { addStatement } from './add-statement.ts';
import { summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ thing: string; participle: string; verb: string }>({
  code: 'req/orphan-trigger',
  severity: 'info',
  docs: {
    reason: 'What waits for an event that nobody can bring about never happens.',
    bad: 'R1: A customer places an order.\nR2: When an order is approved, the system shall send an invoice.',
    good: 'R1: A customer places an order.\nR2: When an order is approved, the system shall send an invoice.\nR3: A clerk may approve an order.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.6 (a complete set)',
  },
  message: ({ thing, participle, verb }) =>
    `Something happens when ${thing} is ${participle}, but no statement says who may ${verb} it.`,
});

/** Decisions that people take in the system itself; what comes from outside, such as a delivery, may need no statement. */
const DECISIONS = new Map(
  `approve:approval reject:rejection confirm:confirmation cancel:cancellation submit:submission publish:publication
   assign:assignment accept:acceptance archive:archive authorise:authorisation authorize:authorization suspend:suspension
   activate:activation deactivate:deactivation dismiss:dismissal register:registration`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [verb = '', noun = ''] = pair.split(':');
      return [verb, noun];
    }),
);

/** Finds passive triggers by verbs of decision that the document uses in no other way. */
export const orphanTrigger: Finding = {
  kind,
  inDocument: (document) => {
    const waiting = document.gathered(triggers).all;
    if (waiting.length === 0) return [];
    const { placesOf } = summaryOf(document);
    const caused = document.gathered(causes);
    const seen = new Set<string>();
    return waiting.flatMap(({ kept: { read, index: statement }, value }) =>
      value.flatMap(({ verb, name, start, end }): Found[] => {
        const noun = DECISIONS.get(verb) ?? '';
        const key = `${verb} ${name}`;
        if (caused.has(verb) || placesOf(noun).length > 0 || seen.has(key)) return [];
        seen.add(key);
        const fix = addStatement(document, statement, 'Say who does it', `A [role] may ${verb} the ${name}.`);
        const participle = read.statement.source.text.slice(start, end);
        const args = { thing: `the ${name}`, participle, verb };
        return [{ statement, diagnostic: kind.at(place(read, start, end), args, { fixes: [fix] }) }];
      }),
    );
  },
};

interface Trigger {
  readonly verb: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The events that a statement waits for. */
const triggers: Aspect<readonly Trigger[]> = ({ statement: { sentences } }) => {
  const found = sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause): Trigger[] => {
      const [subject] = clause.subjects;
      const token = sentence.tokens[clause.verb.main];
      if (!waitsFor(sentence, clause) || subject === undefined || subject.pronoun || !token) return [];
      return [{ verb: clause.verb.lemma, name: nameOf(subject), start: token.start, end: token.end }];
    }),
  );
  return found.length === 0 ? undefined : { keys: [], value: found };
};

function waitsFor({ role }: Sentence, clause: Clause): boolean {
  const { verb } = clause;
  return (
    (role === 'trigger' || role === 'when') &&
    verb.passive &&
    !verb.negated &&
    !verb.reduced &&
    DECISIONS.has(verb.lemma) &&
    agents(clause).length === 0
  );
}

/** The verbs that a statement uses otherwise than to wait for a decision. */
const causes: Aspect<undefined> = ({ statement: { sentences } }) => ({
  keys: sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause) => (waitsFor(sentence, clause) ? [] : [clause.verb.lemma])),
  ),
  value: undefined,
});
