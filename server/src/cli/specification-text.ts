/** A Specification as `parse` writes it for people: everything that was understood, each with the statements it was read from. */
import type { SpecificationView } from '../app/describe-specification.ts';
import type { Constraint, Entity, SpecAttribute, SpecRelationship } from '../model/specification.ts';
import { plural } from './text.ts';

/** The text, with a line break at its end. */
export function specificationText(view: SpecificationView): string {
  const { project, domain, statements, entities, relationships, generalizations, intent } = view;
  const wish = intent === 'language' ? ', asks for a language of its own' : '';
  const parts = [
    [`${project} (${domain}): ${plural(statements.length, 'statement')}${wish}`],
    ...entities.map((entity) => entityLines(entity, relationships)),
    generalizations.map(({ sub, super: parent, sources }) => `${sub} is a kind of ${parent}${from(sources)}`),
    titled(
      'Actors',
      view.actors.flatMap(({ name, permissions, sources }) =>
        permissions.length === 0
          ? [`${name}${from(sources)}`]
          : permissions.map(
              ({ action, allowed, sources: read }) =>
                `${name} ${allowed ? 'may' : 'must not'} ${[action.verb, action.object].join(' ').trim()}${from(read)}`,
            ),
      ),
    ),
    titled(
      'States',
      view.stateChanges.map(
        ({ entity, action, from: old, to, sources }) =>
          `${entity} ${action}: ${old === undefined ? '' : `${old} `}→ ${to}${from(sources)}`,
      ),
    ),
    titled('Rules', view.constraints.map(ruleLine)),
    titled(
      'Qualities',
      view.qualities.map(({ characteristics, measure, sources }) => {
        const asked = measure ? `: ${measure.bound} ${measure.value} ${measure.unit}` : ', without a measure';
        return `${characteristics.join(', ')}${asked}${from(sources)}`;
      }),
    ),
    titled(
      'Features',
      view.features.map(({ name, words, sources }) => `${name} (“${words}”)${from(sources)}`),
    ),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function entityLines(entity: Entity, relationships: readonly SpecRelationship[]): string[] {
  const { name, attributes, sources } = entity;
  return [
    `${name}${from(sources)}`,
    ...attributes.map(attributeLine),
    ...relationships
      .filter((link) => link.from === name)
      .map(
        (link) =>
          `  ${link.fromMultiplicity} ${link.name} ${link.toMultiplicity} ${link.to}${from(link.sources)}`,
      ),
  ];
}

function attributeLine(attribute: SpecAttribute): string {
  const { name, type, values, min, max, unit, default: initial, derivedFrom, required, unique } = attribute;
  return `  ${name}: ${[
    values ? values.join(' | ') : type,
    ...(min === undefined && max === undefined ? [] : [`${min ?? ''}..${max ?? ''}`]),
    ...(unit === undefined ? [] : [unit]),
    ...(initial === undefined ? [] : [`default ${initial}`]),
    ...(required ? ['required'] : []),
    ...(unique ? ['unique'] : []),
    ...(derivedFrom === undefined ? [] : [`worked out ${derivedFrom}`]),
  ].join(', ')}`;
}

function ruleLine({ kind, text, entity, attribute, comparison, sources }: Constraint): string {
  const about = [entity, attribute].filter((name) => name !== undefined).join('.');
  const other = comparison && [comparison.entity, comparison.attribute].filter(Boolean).join('.');
  const rule = comparison
    ? `${about} ${comparison.operator} ${other}`
    : `${kind}${about ? ` of ${about}` : ''}: ${text}`;
  return `${rule}${from(sources)}`;
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function from(sources: readonly string[]): string {
  return sources.length === 0 ? '' : `  [${sources.join(', ')}]`;
}
