/** A thing that people create and look for, and that nothing tells from another of its kind. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { ABSTRACT_NOUNS } from '../../lexicons/stop-heads.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, type Found, place } from '../finding.ts';
import { oncePerNaming } from '../per-naming.ts';
import { addStatement } from './add-statement.ts';
import { summaryOf } from './summary.ts';

const kind = defineDiagnostic<{ entity: string }>({
  code: 'req/entity-without-identity',
  severity: 'hint',
  docs: {
    reason: 'People cannot find or name what nothing tells apart; they will invent a number of their own.',
    bad: 'R1: Each complaint has a text and a severity.\nR2: A clerk records a complaint.\nR3: A clerk searches for a complaint.',
    good: 'R1: Each complaint has a number, a text and a severity.\nR2: A clerk records a complaint.\nR3: A clerk searches for a complaint.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.5 (unambiguous)',
  },
  message: ({ entity }) =>
    `Nothing is said that tells one ${entity} from another, such as a number or a name.`,
});

const CREATING = new Set('create register add record enter define open file submit report'.split(' '));
const FINDING = new Set(
  'find search look select choose open view see show update edit change delete remove cancel close'.split(
    ' ',
  ),
);
/** What tells one thing from another, by the word that names it. */
const TELLING =
  /(?:^|[ -])(?:name|title|number|code|id|identifier|key|e-mail|email|e-mail address|email address|username|label|serial|reference|barcode|isbn|iban|vin|plate|slug|url|sku|token|subject|heading|address|room|date|time)$/;

/** What one statement says that matters here; names are canonical. */
interface Said {
  /** `part` is absent for what is told of a thing without being one of its attributes. */
  readonly attributes: readonly { readonly owner: string; readonly part?: string; readonly tells: boolean }[];
  readonly created: readonly string[];
  readonly sought: readonly string[];
  /** Names of kinds of other things, which may tell. */
  readonly kinds: readonly string[];
}

const saidIn = oncePerNaming((facts: ReadStatement['facts'], names): Said => {
  const deeds = [...facts.actions, ...facts.permissions.map(({ action }) => action)];
  const objects = (verbs: ReadonlySet<string>): readonly string[] =>
    deeds.flatMap(({ verb, object }) => (verbs.has(verb) ? [names.canonical(object)] : []));
  return {
    attributes: [
      ...facts.possessions.flatMap(({ owner, part, strength, unique, quantity, plural }) =>
        strength === 'of'
          ? []
          : [
              {
                owner: names.canonical(owner),
                // Many of one thing are things themselves, and no attribute.
                ...(plural || quantity !== undefined ? {} : { part }),
                tells: unique === true || TELLING.test(part),
              },
            ],
      ),
      ...facts.notes.flatMap(({ owner, unique, attribute }) =>
        owner !== undefined && (unique === true || TELLING.test(attribute))
          ? [{ owner: names.canonical(owner), tells: true }]
          : [],
      ),
    ],
    created: objects(CREATING),
    sought: objects(FINDING),
    kinds: facts.kinds.map(({ sub }) => names.canonical(sub)),
  };
});

/** Finds things with at least two attributes, none of which tells one from another, that somebody creates and somebody looks for. */
export const entityWithoutIdentity: Finding = {
  kind,
  inDocument: (document) => {
    const { names } = summaryOf(document);
    const attributes = new Map<string, { parts: Set<string>; told: boolean; statement: number }>();
    const created = new Set<string>();
    const sought = new Set<string>();
    const kinds = new Set<string>();
    document.statements.forEach(({ facts }, statement) => {
      const said = saidIn(facts, names);
      for (const { owner, part, tells } of said.attributes) {
        const known = attributes.get(owner) ?? { parts: new Set<string>(), told: false, statement };
        attributes.set(owner, known);
        if (part !== undefined) known.parts.add(part);
        known.told ||= tells;
      }
      for (const name of said.created) created.add(name);
      for (const name of said.sought) sought.add(name);
      for (const name of said.kinds) kinds.add(name);
    });
    return [...attributes].flatMap(([entity, { parts, told, statement }]): Found[] => {
      const read = document.statements[statement];
      if (told || parts.size < 2 || !created.has(entity) || !sought.has(entity) || kinds.has(entity))
        return [];
      if (read === undefined || ABSTRACT_NOUNS.has(entity)) return [];
      const start = Math.max(0, read.statement.source.text.toLowerCase().indexOf(entity));
      const text = `Each ${entity} has a unique number.`;
      const fixes = [addStatement(document, statement, 'Give it a number', text)];
      return [
        { statement, diagnostic: kind.at(place(read, start, start + entity.length), { entity }, { fixes }) },
      ];
    });
  },
};
