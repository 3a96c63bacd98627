/** A thing that people create and look for, and that nothing tells from another of its kind. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { ABSTRACT_NOUNS } from '../../lexicons/stop-heads.ts';
import { type Finding, type Found, place } from '../finding.ts';
import type { Aspect } from '../gathered.ts';
import { addStatement } from './add-statement.ts';

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

interface Attribute {
  readonly owner: string;
  /** Absent for what is told of a thing without being one of its attributes. */
  readonly part?: string;
  readonly tells: boolean;
}

/** The attributes that a statement gives to things, by the things. */
const attributesIn: Aspect<readonly Attribute[]> = ({ facts }, names) => {
  const attributes = [
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
  ];
  return attributes.length === 0
    ? undefined
    : { keys: attributes.map(({ owner }) => owner), value: attributes };
};

/** The things to which a statement lets somebody do what one of these verbs says. */
function objectsOf(verbs: ReadonlySet<string>): Aspect<undefined> {
  return ({ facts }, names) => {
    const deeds = [...facts.actions, ...facts.permissions.map(({ action }) => action)];
    const keys = deeds.flatMap(({ verb, object }) => (verbs.has(verb) ? [names.canonical(object)] : []));
    return keys.length === 0 ? undefined : { keys, value: undefined };
  };
}
const createdIn = objectsOf(CREATING);
const soughtIn = objectsOf(FINDING);

/** Things that are kinds of others, which may tell. */
const kindsIn: Aspect<undefined> = ({ facts }, names) => ({
  keys: facts.kinds.map(({ sub }) => names.canonical(sub)),
  value: undefined,
});

/** Finds things with at least two attributes, none of which tells one from another, that somebody creates and somebody looks for. */
export const entityWithoutIdentity: Finding = {
  kind,
  inDocument: (document) => {
    const attributes = document.gathered(attributesIn);
    const sought = document.gathered(soughtIn);
    const kinds = document.gathered(kindsIn);
    return [...document.gathered(createdIn).keys].flatMap((entity): Found[] => {
      if (typeof entity !== 'string' || !sought.has(entity) || kinds.has(entity)) return [];
      if (ABSTRACT_NOUNS.has(entity)) return [];
      const said = attributes.at(entity);
      const own = said.flatMap(({ value }) => value.filter(({ owner }) => owner === entity));
      const parts = new Set(own.flatMap(({ part }) => part ?? []));
      const [first] = said;
      if (first === undefined || parts.size < 2 || own.some(({ tells }) => tells)) return [];
      const { read, index: statement } = first.kept;
      const start = Math.max(0, read.statement.source.text.toLowerCase().indexOf(entity));
      const text = `Each ${entity} has a unique number.`;
      const fixes = [addStatement(document, statement, 'Give it a number', text)];
      return [
        { statement, diagnostic: kind.at(place(read, start, start + entity.length), { entity }, { fixes }) },
      ];
    });
  },
};
