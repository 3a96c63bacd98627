/** A word in a hover: the entity, actor, attribute or term that it names, as understood so far from the whole document. */
import type { Actor, Entity, SpecAttribute, Specification } from '../../model/specification.ts';
import { correctionsOf } from '../../requirements/index.ts';
import type { Analysis } from './analysis.ts';
import { code, list, plain } from './markdown.ts';
import { keyOf, type Noun } from './nouns.ts';

export function nounLines(analysis: Analysis, { key, entity, term, actor, attributes }: Noun): string[] {
  const { specification } = analysis;
  const corrections = correctionsAbout(analysis, key);
  return [
    ...(term ? [`**${plain(term.term)}**: ${plain(term.definition)}`] : []),
    ...(term && term.synonyms.length > 0 ? [list('Also called', term.synonyms.map(plain))] : []),
    ...(entity ? entityLines(specification, entity) : []),
    ...(actor ? actorLines(actor) : []),
    ...(attributes ?? []).slice(0, 5).map(({ owner, attribute }) => attributeLine(owner, attribute)),
    ...(corrections.length > 0 ? [list('Corrected', corrections.map(plain))] : []),
  ];
}

function entityLines(specification: Specification, entity: Entity): string[] {
  const { name, attributes, sources, confidence } = entity;
  const { relationships, generalizations, stateChanges, constraints } = specification;
  const related = relationships.flatMap((one) => {
    if (one.from !== name && one.to !== name) return [];
    const [from, to] = [
      `${code(one.from)} ${plain(one.fromMultiplicity)}`,
      `${plain(one.toMultiplicity)} ${code(one.to)}`,
    ];
    return [`${from} ${plain(one.name.replaceAll('_', ' '))} ${to}`];
  });
  const general = generalizations.filter(({ sub }) => sub === name).map((one) => code(one.super));
  const special = generalizations.filter((one) => one.super === name).map(({ sub }) => code(sub));
  const changes = stateChanges
    .filter((change) => change.entity === name)
    .map(({ action, from, to }) => plain(`${action.replaceAll('_', ' ')}: ${from ? `${from} ` : ''}→ ${to}`));
  const rules = constraints.filter((rule) => rule.entity === name).map(({ text }) => plain(text));
  const done = whoMay(specification, name);
  return [
    `entity ${code(name)} · confidence ${Math.round(confidence * 100)} %`,
    ...(attributes.length > 0 ? [list('Has', attributes.map(attributeText))] : []),
    ...(related.length > 0 ? [list('Related', related)] : []),
    ...(general.length > 0 ? [list('A kind of', general)] : []),
    ...(special.length > 0 ? [list('Kinds', special)] : []),
    ...(changes.length > 0 ? [list('States', [...new Set(changes)])] : []),
    ...(done.length > 0 ? [list('Who may', done)] : []),
    ...(rules.length > 0 ? [list('Rules', rules.slice(0, 3))] : []),
    list('Read from', sources.map(plain)),
  ];
}

/** *receptionist: register, cancel*; what is forbidden says so. */
function whoMay({ actors }: Specification, name: string): string[] {
  return actors.flatMap((actor) => {
    const verbs = actor.permissions
      .filter(({ action }) => keyOf(action.object) === keyOf(name))
      .map(({ action, allowed }) => (allowed ? action.verb : `not ${action.verb}`));
    return verbs.length === 0
      ? []
      : [plain(`${actor.name.replaceAll('_', ' ')}: ${[...new Set(verbs)].join(' / ')}`)];
  });
}

function actorLines({ name, permissions, sources }: Actor): string[] {
  const said = (allowed: boolean): string[] => [
    ...new Set(
      permissions
        .filter((permission) => permission.allowed === allowed)
        .map(({ action: { verb, object } }) => plain(object ? `${verb} ${object}` : verb)),
    ),
  ];
  const [may, not] = [said(true), said(false)];
  return [
    `actor ${code(name)}`,
    ...(may.length > 0 ? [list('May', may)] : []),
    ...(not.length > 0 ? [list('Must not', not)] : []),
    list('Acts in', sources.map(plain)),
  ];
}

function attributeLine(owner: Entity, attribute: SpecAttribute): string {
  return `attribute of ${code(owner.name)}: ${attributeText(attribute)} · ${list('read from', attribute.sources.map(plain))}`;
}

function attributeText({
  name,
  type,
  required,
  unique,
  values,
  min,
  max,
  unit,
  default: initial,
  derivedFrom,
}: SpecAttribute): string {
  const marks = [
    values ? values.join(' | ') : type,
    ...(min === undefined && max === undefined ? [] : [`${min ?? ''}..${max ?? ''}`]),
    ...(unit === undefined ? [] : [unit]),
    ...(initial === undefined ? [] : [`default ${initial}`]),
    ...(derivedFrom === undefined ? [] : [`worked out: ${derivedFrom}`]),
    ...(required ? ['required'] : []),
    ...(unique ? ['unique'] : []),
  ];
  return `${code(name)} (${plain(marks.join(', '))})`;
}

/** The corrections in force that speak of a name, as they are written. */
function correctionsAbout({ document }: Analysis, key: string): string[] {
  const corrections = correctionsOf(document);
  if (!corrections) return [];
  return corrections.lines.flatMap(({ line, correction, missing, contradictedBy }) => {
    if (!correction || missing !== undefined || contradictedBy) return [];
    const names = Object.values(correction).filter((value): value is string => typeof value === 'string');
    return names.some((name) => keyOf(corrections.nameOf(name)) === key) ? [line.text] : [];
  });
}
