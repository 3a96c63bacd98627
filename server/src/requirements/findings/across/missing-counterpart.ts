/** A thing that people create and nobody ever changes or takes away. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, type Found, place } from '../finding.ts';
import { addStatement, withArticle } from './add-statement.ts';
import { summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ entity: string; verb: string }>({
  code: 'req/missing-counterpart',
  severity: 'hint',
  offByDefault: {
    why: 'Much is recorded for good, and early drafts rightly begin with what is created, so that most of these findings are no mistakes.',
  },
  docs: {
    reason: 'What can be created and never removed or corrected piles up, and with it the mistakes in it.',
    bad: 'R1: A librarian may add a book.\nR2: A member searches for a book.',
    good: 'R1: A librarian may add a book.\nR2: A member searches for a book.\nR3: A librarian may remove a book.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.6 (a complete set)',
  },
  message: ({ entity, verb }) =>
    `Somebody may ${verb} ${withArticle(entity)}, but nobody may change or remove one.`,
});

const CREATING = new Set('create register add record enter define upload submit'.split(' '));
const ENDING = new Set(
  `delete remove cancel close archive withdraw change edit update correct end deregister revoke replace discard merge move`.split(
    /\s+/,
  ),
);

/** Finds the first statement that lets somebody create each thing that no statement lets anybody end or change. */
export const missingCounterpart: Finding = {
  kind,
  inDocument: (document) => {
    const { names } = summaryOf(document);
    const created = new Map<string, { statement: number; verb: string; actor: string }>();
    const ended = new Set<string>();
    document.statements.forEach(({ facts }, statement) => {
      for (const { verb, object } of facts.actions) if (ENDING.has(verb)) ended.add(names.canonical(object));
      for (const { actor, action, allowed } of facts.permissions) {
        const object = names.canonical(action.object);
        if (ENDING.has(action.verb)) ended.add(object);
        else if (allowed && CREATING.has(action.verb) && !created.has(object))
          created.set(object, { statement, verb: action.verb, actor });
      }
    });
    return [...created].flatMap(([entity, { statement, verb, actor }]): Found[] => {
      const read = document.statements[statement];
      if (ended.has(entity) || read === undefined) return [];
      const actorName = actor.charAt(0).toUpperCase() + actor.slice(1);
      const text = `${/^[AEIOU]/.test(actorName) ? 'An' : 'A'} ${actor} may remove ${withArticle(entity)}.`;
      const fixes = [addStatement(document, statement, 'Say who may remove it', text)];
      const { length } = read.statement.source.text;
      return [{ statement, diagnostic: kind.at(place(read, 0, length), { entity, verb }, { fixes }) }];
    });
  },
};
