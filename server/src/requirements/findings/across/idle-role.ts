/** Roles of the glossary that do nothing in any statement. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { GlossaryTerm } from '../../../model/requirements.ts';
import { normal } from '../../specify/names.ts';
import { type Finding, type Found, type ReadDocument, replace } from '../finding.ts';
import { addStatement, withArticle } from './add-statement.ts';
import { plainWords, summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ role: string }>({
  code: 'req/idle-role',
  severity: 'info',
  docs: {
    reason:
      'A role that is declared to act and does nothing means that statements are missing, or that the role is.',
    bad: 'glossary {\n  cashier: a person who takes payments\n}\n\nR1: A patient books an appointment.\nR2: A doctor confirms an appointment.',
    good: 'glossary {\n  cashier: a person who takes payments\n}\n\nR1: A patient books an appointment.\nR2: A cashier records a payment.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.6 (a complete set)',
  },
  message: ({ role }) => `The glossary says what ${withArticle(role)} does, but no statement lets one act.`,
});

/** Finds terms that are defined by what they do, and are neither actors nor told anything. */
export const idleRole: Finding = {
  kind,
  inDocument: (document) => {
    const { glossary, statements } = document.document;
    if (!glossary.some(actsByDefinition)) return [];
    const { names, agents } = summaryOf(document);
    if (agents.size < 2) return [];
    return glossary.filter(actsByDefinition).flatMap((term): Found[] => {
      const known = [term.term, ...term.synonyms].some(
        (name) => agents.has(names.canonical(normal(name))) || tellsStory(name, document),
      );
      if (known) return [];
      const story = `As ${withArticle(term.term)}, I want to [do something], so that [benefit].`;
      const fixes = [
        addStatement(document, Math.max(0, statements.length - 1), 'Add a story for this role', story),
        ...(term.entry ? [replace('Remove this entry', term.entry, '')] : []),
      ];
      return [{ statement: -1, diagnostic: kind.at(term.span, { role: term.term }, { fixes }) }];
    });
  },
};

/** *As a cleaner, …*: whatever the words of a role may be elsewhere. */
function tellsStory(name: string, document: ReadDocument): boolean {
  const words = plainWords(name);
  const role = words.join(' ');
  return summaryOf(document)
    .placesOf(words[0] ?? '')
    .some((index) =>
      document.statements[index]?.statement.sentences.some(
        ({ role: part, tokens }) =>
          part === 'role' &&
          plainWords(tokens.map(({ lower }) => lower).join(' '))
            .join(' ')
            .endsWith(role),
      ),
    );
}

/** *a person who takes payments*: says what somebody does. *a person who is treated* says what is done to them. */
export function actsByDefinition({ definition }: GlossaryTerm): boolean {
  const clause =
    /^(?:an? |the |any )?(?:[a-z]{2,20} ){0,2}(?:person|somebody|someone|employee|user|member|people|human|individual|staff) (?:who|that) ([a-z]{2,20})/i.exec(
      definition,
    );
  return clause !== null && !PASSIVE.has((clause[1] ?? '').toLowerCase());
}

const PASSIVE = new Set([
  'is',
  'are',
  'was',
  'were',
  'has',
  'have',
  'had',
  'can',
  'may',
  'gets',
  'receives',
  'will',
  'wants',
  'needs',
  'owns',
  'belongs',
  'lives',
]);
