/** Facts of a row in a table of fields: an attribute of the entity that the table is about, or a reference to another one. */
import type { FieldRow } from '../../model/requirements.ts';
import type { SpecType } from '../../model/specification.ts';
import { singular } from '../nlp/lemma.ts';
import { type AttributeNote, type Facts, noFacts } from './facts.ts';

/** Words of data dictionaries and databases for types; the first that fits decides. */
const types: readonly (readonly [SpecType, RegExp])[] = [
  [
    'enumeration',
    /^(?:enum(?:eration)?|choice|select(?:ion)?|pick ?list|drop-?down|one of|option list|code list)\b/,
  ],
  ['boolean', /^(?:bool(?:ean)?|yes ?[/|] ?no|true ?[/|] ?false|flag|check ?box)\b/],
  ['datetime', /^(?:date ?-?time|time ?stamp|date (?:and|&|\/|\+) ?time|instant)/],
  ['date', /^(?:date|day)\b/],
  ['time', /^time\b/],
  ['duration', /^(?:duration|interval|period|time ?span)\b/],
  ['money', /^(?:money|currency|monetary|price|amount of money)\b/],
  ['decimal', /^(?:decimal|float(?:ing point)?|double|real|numeric|percentage|number ?\(\s?\d+\s?,)/],
  ['integer', /^(?:(?:big|small|tiny)?int(?:eger)?\d{0,3}|long|short|numbers?|whole number|count|serial)\b/],
  ['email', /^e-?mail\b/],
  ['url', /^(?:url|uri|link|web address)\b/],
  ['phone', /^(?:(?:tele)?phone|mobile)\b/],
  ['identifier', /^(?:uuid|guid|id|identifier|primary key|auto ?number)\b/],
  ['text', /^(?:(?:long|medium|rich|free|multi-?line)[ -]?text|text ?area|memo|clob|paragraph|text)\b/],
  ['string', /^(?:string|n?var ?char|n?char(?:acter)?s?|alphanumeric|short ?text|single[ -]line)\b/],
];

/** `reference to Patient`, `FK Patient`, `list of rooms`, `Room[]`, `Patient`. */
const reference =
  /^(?:(?:a |an )?(?:reference|ref|link|foreign key|fk|relation(?:ship)?)(?: to)?[\s:(>→-]{1,6}|(many|list|set|array|collection)(?: of|<)\s{0,2})?([A-Za-z][A-Za-z _-]{1,40}?)(\[\]|s\[\])?[)>\s]{0,3}$/i;

/** The facts of one row; `source` is the id of its statement. */
export function fieldFacts(row: FieldRow, source: string): Facts {
  const entity = named(row.entity);
  const attribute = spoken(row.name);
  const typed = row.type === undefined ? undefined : typeOf(row.type, row.values);
  const values = row.values ?? (typed === 'enumeration' ? enumerated(row.type ?? '') : undefined);
  const other = row.type === undefined || typed !== undefined ? undefined : referenced(row.type);
  const given = defaultOf(row.default);
  const { required, unique } = row;
  const note: AttributeNote = {
    owner: entity,
    attribute,
    ...(typed === undefined ? {} : { type: typed }),
    ...(values === undefined ? {} : { values }),
    ...(given === undefined ? {} : { default: given }),
    ...(required === undefined ? {} : { required }),
    ...(unique === undefined ? {} : { unique }),
    source,
  };
  const mentions: Facts['mentions'] = [
    { name: entity, place: 'defined', source },
    { name: entity, place: 'owner', source },
    ...(other ? [{ name: other.name, place: 'end', source } as const] : []),
  ];
  const shape = {
    owner: entity,
    part: attribute,
    verb: 'have',
    plural: false,
    strength: 'has',
    listed: true,
  } as const;
  return {
    ...noFacts,
    mentions,
    possessions: other
      ? []
      : [
          {
            ...shape,
            ...(required === undefined ? {} : { required }),
            ...(unique === undefined ? {} : { unique }),
            ...(values === undefined ? {} : { values }),
            source,
          },
        ],
    notes: other ? [] : [note],
    links: other
      ? [
          {
            from: entity,
            to: other.name,
            name: 'has',
            kind: 'association',
            toPlural: other.many,
            strength: 1,
            source,
          },
        ]
      : [],
  };
}

function typeOf(type: string, values: readonly string[] | undefined): SpecType | undefined {
  // `string | null` is a string that may be absent.
  const words = type
    .toLowerCase()
    .replace(/(?<!\s)\s*\|\s*(?:null|undefined|none)\b/g, '')
    .trim();
  if (values !== undefined) return 'enumeration';
  return (
    types.find(([, pattern]) => pattern.test(words))?.[0] ?? (enumerated(type) ? 'enumeration' : undefined)
  );
}

/** `enum(open, closed)`, `one of: open, closed`, `open | closed`, `on / off`. */
function enumerated(type: string): readonly string[] | undefined {
  const inside = /^(?:enum(?:eration)?|choice|one of|selection)\b[\s:([{]{0,4}([^)\]}]{3,400})/i.exec(
    type.trim(),
  )?.[1];
  const parts = (inside ?? type).split(inside === undefined ? /[|/]/ : /[,;|/]/);
  if (parts.length < 2 || parts.length > 40) return undefined;
  const literals = parts.map((part) => part.trim().replace(/^["“'‘`]|["”'’`]$/g, ''));
  return literals.every((literal) => /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,40}$/u.test(literal))
    ? literals
    : undefined;
}

function referenced(type: string): { name: string; many: boolean } | undefined {
  const match = reference.exec(type.trim());
  const name = match?.[2];
  if (name === undefined) return undefined;
  const last = spoken(name).split(' ').at(-1) ?? '';
  const many = match?.[1] !== undefined || match?.[3] !== undefined || singular(last) !== last;
  return { name: named(name), many };
}

function defaultOf(text: string | undefined): string | number | boolean | undefined {
  if (text === undefined) return undefined;
  const plain = text.replace(/^["“'‘`]|["”'’`]$/g, '');
  if (/^(?:true|false)$/i.test(plain)) return plain.toLowerCase() === 'true';
  return /^-?[0-9]{1,15}(?:\.[0-9]{1,15})?$/.test(plain) ? Number(plain) : plain;
}

/** `dateOfBirth`, `date_of_birth` and `Date of birth` as words. */
function spoken(name: string): string {
  return name
    .replace(/\*|\?$/g, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/[_.\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** As {@link spoken}, with its last word in the singular. */
function named(name: string): string {
  const words = spoken(name).split(' ');
  const last = words.pop() ?? '';
  return [...words, singular(last)].join(' ');
}
