/** A short notation for specifications, so that a test shows only what it is about. Each line is one statement, `R1` … */
import type {
  Actor,
  Entity,
  SpecAttribute,
  Specification,
  SpecRelationship,
  SpecType,
  Statement,
} from '../../../server/src/model/specification.ts';

export interface Notation {
  readonly project?: string;
  readonly domain?: string;
  /** `{ Patient: ['name: string!', 'email: email! unique', 'age: integer 0..120', 'sex: f|m|x'] }`; `!` is required. */
  readonly entities: Readonly<Record<string, readonly string[]>>;
  /** `Patient 1 books * Appointment`; a verb with `+` in front is a composition. */
  readonly relationships?: readonly string[];
  /** `Nurse < Practitioner`. */
  readonly generalizations?: readonly string[];
  /** `{ receptionist: ['cancel appointment', '!delete patient'] }`. */
  readonly actors?: Readonly<Record<string, readonly string[]>>;
  /** `Appointment confirm requested > confirmed`, or `Appointment cancel > cancelled`. */
  readonly states?: readonly string[];
  /** Action phrases without an actor: `archive invoice`. */
  readonly actions?: readonly string[];
  readonly features?: readonly string[];
}

export function specification(notation: Notation): Specification {
  const statements: Statement[] = [];
  const say = (text: string, entities: readonly string[], actions: Statement['actions'] = []): string => {
    const id = `R${statements.length + 1}`;
    statements.push({ id, text, span: { start: 0, end: 0 }, kind: 'prose', actions, entities, findings: [] });
    return id;
  };
  const entities = Object.entries(notation.entities).map(([name, lines]): Entity => {
    const own = say(`There is a ${name}.`, [name]);
    return {
      name,
      attributes: lines.map((line) => attribute(line, say(line, [name]))),
      sources: [own],
      confidence: 1,
    };
  });
  const relationships = (notation.relationships ?? []).map((line): SpecRelationship => {
    const [from = '', fromMultiplicity = '', verb = '', toMultiplicity = '', to = ''] = line.split(' ');
    const kind = verb.startsWith('+') ? 'composition' : 'association';
    const name = verb.replace('+', '');
    return { from, fromMultiplicity, name, kind, toMultiplicity, to, sources: [say(line, [from, to])] };
  });
  const generalizations = (notation.generalizations ?? []).map((line) => {
    const [sub = '', general = ''] = line.split(' < ');
    return { sub, super: general, sources: [say(line, [sub, general])] };
  });
  const actors = Object.entries(notation.actors ?? {}).map(([name, lines]): Actor => {
    const permissions = lines.map((line) => {
      const action = phrase(line.replace('!', ''));
      return { action, allowed: !line.startsWith('!'), sources: [say(`${name}: ${line}`, [], [action])] };
    });
    return { name, permissions, sources: permissions.flatMap(({ sources }) => sources) };
  });
  const stateChanges = (notation.states ?? []).map((line) => {
    const [before = '', to = ''] = line.split('>').map((part) => part.trim());
    const [entity = '', action = '', from] = before.split(' ');
    return { entity, action, ...(from === undefined ? {} : { from }), to, sources: [say(line, [entity])] };
  });
  for (const line of notation.actions ?? []) say(line, [], [phrase(line)]);
  const features = (notation.features ?? []).map((name) => ({ name, words: name, sources: [say(name, [])] }));
  return {
    project: notation.project ?? 'Test',
    domain: notation.domain ?? 'test',
    statements,
    entities,
    relationships,
    generalizations,
    actors,
    features,
    constraints: [],
    stateChanges,
    qualities: [],
    intent: 'data model',
    complexity: 0.5,
    confidence: 1,
  };
}

function phrase(line: string): Statement['actions'][number] {
  const [verb = '', ...object] = line.split(' ');
  return { verb, object: object.join(' ') };
}

function attribute(line: string, source: string): SpecAttribute {
  const [name = '', rest = ''] = line.split(':').map((part) => part.trim());
  const words = rest.split(' ');
  const first = words[0]?.replace('!', '') || 'string';
  const values = first.includes('|') ? first.split('|') : undefined;
  const range = words.find((word) => /^[0-9]*\.\.[0-9]*$/.test(word))?.split('..') ?? [];
  const initial = words.find((word) => word.startsWith('='))?.slice(1);
  return {
    name,
    type: values === undefined ? (first as SpecType) : 'enumeration',
    ...(values === undefined ? {} : { values }),
    ...(range[0] ? { min: Number(range[0]) } : {}),
    ...(range[1] ? { max: Number(range[1]) } : {}),
    ...(initial === undefined ? {} : { default: initial }),
    required: rest.includes('!'),
    unique: words.includes('unique'),
    sources: [source],
  };
}
