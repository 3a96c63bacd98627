/** Honours the corrections of a document where its Specification is made: in its names, its entities, and what they have. */
import type {
  Actor,
  Entity,
  Generalization,
  SpecAttribute,
  Specification,
  SpecRelationship,
} from '../../model/specification.ts';
import { typeOf } from './attributes.ts';
import { type IsAttribute, type IsRelated, namesIn } from './correction.ts';
import type { Corrections } from './corrections.ts';
import { attributeName, type Names, pascalCase, snakeCase } from './names.ts';

/** Names that follow the person's merges and renamings before anything else counts. */
export function correctNames(names: Names, corrections: Corrections): Names {
  const entities = new Set(
    corrections.effective.flatMap((one) =>
      one.kind === 'entity' && one.is ? [corrections.nameOf(one.name)] : [],
    ),
  );
  return {
    canonical: (name) => corrections.nameOf(names.canonical(corrections.nameOf(names.canonical(name)))),
    defined: (name) => names.defined(name) || entities.has(name),
  };
}

/** `names` as the text itself shows them, except for those that the person spoke of, which stay as `corrected` has them. */
export function keepCorrected(names: Names, corrected: Names, corrections: Corrections): Names {
  const fixed = new Set<string>();
  for (const one of corrections.effective) {
    if (one.kind === 'same') fixed.add(corrected.canonical(one.to));
    else if (one.kind === 'entity') fixed.add(corrected.canonical(one.name));
  }
  if (fixed.size === 0) return names;
  return {
    canonical: (name) => {
      const own = corrected.canonical(name);
      return fixed.has(own) ? own : names.canonical(name);
    },
    defined: names.defined,
  };
}

/** Adds to the chosen names, and takes from them, what the person says. */
export function correctEntities(chosen: Set<string>, corrections: Corrections, names: Names): void {
  const add = (name: string): void => void chosen.add(names.canonical(name));
  for (const one of corrections.effective) {
    if (one.kind === 'attribute' && one.is) {
      chosen.delete(names.canonical(one.name));
      add(one.owner);
    } else if (one.kind === 'kind' && one.is) for (const name of [one.sub, one.super]) add(name);
    else if (one.kind === 'relationship' && one.is) for (const name of [one.from, one.to]) add(name);
  }
  for (const one of corrections.effective) {
    if (one.kind !== 'entity') continue;
    if (one.is) add(one.name);
    else chosen.delete(names.canonical(one.name));
  }
}

/** The Specification with the attributes, relationships, kinds and actors that the person says. */
export function correctSpecification(
  specification: Specification,
  corrections: Corrections,
  names: Names,
): Specification {
  const corrected = { ...specification, entities: [...specification.entities] };
  const sources = sourcesIn(corrections);
  corrected.entities = corrected.entities.map((entity) => renameAttributes(entity, corrections));
  corrected.entities = corrected.entities.map((entity) =>
    entity.sources.length > 0
      ? entity
      : { ...entity, sources: besides(wordsOf(entity.name), corrections, names), confidence: 1 },
  );
  for (const one of corrections.effective) {
    if (one.kind === 'attribute')
      corrected.entities = corrected.entities.map((entity) =>
        entity.name === pascalCase(names.canonical(one.owner))
          ? correctAttribute(entity, one, sources(one.name), corrections)
          : entity,
      );
    else if (one.kind === 'relationship')
      corrected.relationships = correctRelationship(corrected.relationships, one, names, sources);
    else if (one.kind === 'kind') {
      const [sub, base] = [pascalCase(names.canonical(one.sub)), pascalCase(names.canonical(one.super))];
      corrected.generalizations = correctKind(corrected.generalizations, one.is, sub, base, sources(one.sub));
    } else if (one.kind === 'actor')
      corrected.actors = correctActor(
        corrected.actors,
        one.is,
        snakeCase(names.canonical(one.name)),
        sources(one.name),
      );
  }
  return { ...corrected, statements: withActors(corrected, names) };
}

/** Where a thing comes from that only the person names: where the text speaks of it, or of what it was named with. */
function besides(name: string, { effective, spokenOf }: Corrections, names: Names): readonly string[] {
  const own = spokenOf.of(name);
  if (own.length > 0) return own;
  const beside = effective
    .filter((one) => namesIn(one).some((each) => names.canonical(each) === name))
    .flatMap((one) => namesIn(one).flatMap((each) => spokenOf.of(each)));
  return [...new Set(beside)];
}

/** Who acts, under the name that the corrections give. */
function withActors({ statements }: Specification, names: Names): Specification['statements'] {
  return statements.map((statement) => {
    const { actor } = statement;
    const name = actor === undefined ? undefined : names.canonical(actor);
    return name === undefined || name === actor ? statement : { ...statement, actor: name };
  });
}

function sourcesIn({ spokenOf }: Corrections): (name: string) => readonly string[] {
  return (name) => spokenOf.of(name);
}

/** An attribute may be renamed like a thing: `rename dob to date of birth`, or `rename dob of patient to …`. */
function renameAttributes(entity: Entity, { effective }: Corrections): Entity {
  const renamed = new Map<string, string>();
  for (const one of effective) {
    if (one.kind !== 'same') continue;
    const [attribute = '', owner] = one.from.split(' of ');
    renamed.set(attributeName(one.from), attributeName(one.to));
    if (owner !== undefined && pascalCase(owner) === entity.name)
      renamed.set(attributeName(attribute), attributeName(one.to));
  }
  if (!entity.attributes.some(({ name }) => renamed.has(name))) return entity;
  const attributes = new Map<string, SpecAttribute>();
  for (const attribute of entity.attributes) {
    const name = renamed.get(attribute.name) ?? attribute.name;
    const before = attributes.get(name);
    const type = attribute.type === 'string' ? typeOf(name.replaceAll('_', ' ')) : attribute.type;
    attributes.set(name, before ?? { ...attribute, name, ...(name === attribute.name ? {} : { type }) });
  }
  return { ...entity, attributes: [...attributes.values()] };
}

function correctAttribute(
  entity: Entity,
  correction: IsAttribute,
  spoken: readonly string[],
  corrections: Corrections,
): Entity {
  const written = corrections.nameOf(correction.name);
  const name = attributeName(written);
  const others = entity.attributes.filter((attribute) => attribute.name !== name);
  if (!correction.is) return { ...entity, attributes: others };
  const existing = entity.attributes.find((attribute) => attribute.name === name);
  const { type, values, required, unique } = correction;
  const base: SpecAttribute = existing ?? {
    name,
    type: typeOf(written),
    required: false,
    unique: false,
    sources: spoken.length > 0 ? spoken : entity.sources,
  };
  const { values: _, ...plain } = base;
  const typed: SpecAttribute =
    type === undefined
      ? base
      : values === undefined
        ? { ...plain, type }
        : { ...plain, type, values: values.map(snakeCase) };
  const attribute = {
    ...typed,
    ...(required === undefined ? {} : { required }),
    ...(unique === undefined ? {} : { unique }),
  };
  const attributes = existing
    ? entity.attributes.map((one) => (one === existing ? attribute : one))
    : [...entity.attributes, attribute];
  return { ...entity, attributes };
}

function correctRelationship(
  relationships: readonly SpecRelationship[],
  correction: IsRelated,
  names: Names,
  sources: (name: string) => readonly string[],
): readonly SpecRelationship[] {
  const from = pascalCase(names.canonical(correction.from));
  const to = pascalCase(names.canonical(correction.to));
  const same = (one: SpecRelationship): boolean =>
    (one.from === from && one.to === to) || (one.from === to && one.to === from);
  const rest = relationships.filter((one) => !same(one));
  if (!correction.is || from === to) return rest;
  const existing = relationships.find(same);
  const turned = existing && existing.from !== from ? turn(existing) : existing;
  const both = sources(correction.from).filter((id) => sources(correction.to).includes(id));
  const base: SpecRelationship = turned ?? {
    from,
    to,
    kind: 'association',
    name: 'has',
    fromMultiplicity: '1',
    toMultiplicity: '*',
    sources: both.length > 0 ? both : sources(correction.from),
  };
  const { verb, fromMultiplicity, toMultiplicity } = correction;
  const whole = verb === 'consists of';
  const added: SpecRelationship = {
    ...base,
    ...(verb === undefined ? {} : { name: snakeCase(verb), kind: whole ? 'composition' : 'association' }),
    // A thing that belongs to one other may share it with many.
    ...(fromMultiplicity === undefined
      ? existing === undefined && toMultiplicity !== undefined && /^(?:0\.\.)?1$/.test(toMultiplicity)
        ? { fromMultiplicity: '*' }
        : {}
      : { fromMultiplicity }),
    ...(toMultiplicity === undefined ? {} : { toMultiplicity }),
    confidence: 1,
  };
  const at =
    existing === undefined
      ? rest.length
      : relationships.filter((one) => !same(one) || one === existing).indexOf(existing);
  return [...rest.slice(0, at), added, ...rest.slice(at)];
}

/** The same relationship, told from its other end. */
function turn(one: SpecRelationship): SpecRelationship {
  return {
    ...one,
    from: one.to,
    to: one.from,
    fromMultiplicity: one.toMultiplicity,
    toMultiplicity: one.fromMultiplicity,
  };
}

function correctKind(
  generalizations: readonly Generalization[],
  is: boolean,
  sub: string,
  base: string,
  sources: readonly string[],
): readonly Generalization[] {
  const known = generalizations.some((one) => one.sub === sub && one.super === base);
  if (is && known) return generalizations;
  const rest = generalizations.filter(
    (one) => !(one.sub === sub && one.super === base) && !(is && one.sub === base && one.super === sub),
  );
  return is && sub !== base ? [...rest, { sub, super: base, sources }] : rest;
}

function correctActor(
  actors: readonly Actor[],
  is: boolean,
  name: string,
  sources: readonly string[],
): readonly Actor[] {
  if (!is) return actors.filter((actor) => actor.name !== name);
  return actors.some((actor) => actor.name === name)
    ? actors
    : [...actors, { name, permissions: [], sources }];
}

/** `ClinicVisit` → `clinic visit`. */
function wordsOf(name: string): string {
  return name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2').toLowerCase();
}
