/** Compares a module of Ash with our schemas and says what is missing or different. */
import type { Parameter, StatementSchema } from '../../../../server/src/dsl/schema/schema.ts';
import { compareOption, type Place } from './compare-option.ts';
import { atMostOne, holdSteps, isOurs, placeOf, saidByKeyword } from './places.ts';
import { describeValue, isSameValue } from './same-value.ts';
import {
  argumentsOf,
  decidedBy,
  identifierOf,
  singletonsOf,
  type UpstreamEntity,
  type UpstreamModule,
  type UpstreamOption,
  type UpstreamSection,
} from './upstream.ts';

/** How much was looked at, found or not: a comparison that leaves something out would have less. */
export interface Compared {
  readonly differences: readonly string[];
  readonly sections: number;
  readonly entities: number;
  readonly options: number;
}

/** `document` is the schema of documents that use all of our definitions. */
export function compareModule(
  { module, patches = [], sections }: UpstreamModule,
  document: StatementSchema,
): Compared {
  const comparison = new Comparison();
  for (const section of sections) {
    const path = placeOf(module, section.name);
    comparison.section(section, { path: path.join('.'), schema: at(document, path) });
  }
  for (const { entity, path } of patches) {
    const owner = path.replaceAll(/[[\]:\s]/g, '').split(',');
    comparison.entity(entity, inside({ path: owner.join('.'), schema: at(document, owner) }, entity.name));
  }
  return comparison;
}

class Comparison implements Compared {
  readonly differences: string[] = [];
  sections = 0;
  entities = 0;
  options = 0;

  section(theirs: UpstreamSection, place: Place): void {
    this.sections++;
    this.#expect(
      place,
      place.schema !== undefined && place.schema.role !== 'option',
      'the section is missing',
    );
    if (place.schema?.role === 'section') {
      this.#flag(place, 'top_level?', place.schema.topLevel, theirs['top_level?']);
      this.#flag(place, 'patchable?', place.schema.patchable, theirs['patchable?']);
    }
    this.#options(theirs.options, place);
    this.#additions(theirs, place);
    for (const entity of theirs.entities ?? []) this.entity(entity, inside(place, entity.name));
    for (const section of theirs.sections ?? []) this.section(section, inside(place, section.name));
  }

  entity(theirs: UpstreamEntity, place: Place, singleton = false): void {
    this.entities++;
    const { path, schema } = place;
    this.#expect(place, schema?.role === 'entity', 'the entity is missing');
    if (schema) {
      this.#arguments(theirs, place, schema.parameters);
      this.#flag(place, 'singleton', schema.singleton, singleton || atMostOne.has(path));
      this.#flag(
        place,
        'recursive',
        schema.recursive,
        theirs.recursive_as !== undefined || holdSteps.has(path),
      );
      this.#decided(theirs, place, schema);
      const identifier = identifierOf(theirs);
      if (identifier !== undefined)
        this.#expect(place, isIdentifiedBy(schema, identifier), `is not told apart by ${identifier}`);
    }
    this.#options(theirs.options, place, theirs);
    this.#additions(theirs, place);
    const singletons = singletonsOf(theirs);
    for (const entity of theirs.entities ?? [])
      this.entity(entity, inside(place, entity.name), singletons.has(entity.name));
  }

  #arguments(theirs: UpstreamEntity, place: Place, parameters: readonly Parameter[]): void {
    const given = parameters.filter(({ assigned }) => !assigned).map(({ name }) => name);
    const theirArguments = argumentsOf(theirs);
    const lastRequired = theirArguments.findLastIndex(({ optional }) => !optional);
    // What may be left out in front of what may not cannot be told apart by position; ours may be an option.
    const wanted = theirArguments
      .filter(({ name, optional }, index) => !optional || index > lastRequired || given.includes(name))
      .map(({ name }) => name);
    this.#expect(
      place,
      wanted.join() === given.join(),
      `has the arguments [${given.join(', ')}], not [${wanted.join(', ')}]`,
    );
  }

  #decided(theirs: UpstreamEntity, place: Place, { fixed }: StatementSchema): void {
    for (const [name, value] of decidedBy(theirs)) {
      if (saidByKeyword.has(name)) continue;
      const ours = fixed.get(name);
      this.#expect(
        place,
        ours !== undefined && isSameValue(value, ours),
        `does not decide ${name} = ${JSON.stringify(value)}${ours ? ` but ${describeValue(ours)}` : ''}`,
      );
    }
  }

  #options(options: UpstreamSection['options'], place: Place, entity?: UpstreamEntity): void {
    const positional = entity ? argumentsOf(entity) : [];
    const decided = entity ? decidedBy(entity) : new Map();
    for (const [name, option] of Object.entries<UpstreamOption>(options ?? {})) {
      this.options++;
      if (!place.schema || decided.has(name)) continue;
      const argument = positional.find((each) => each.name === name);
      this.differences.push(...compareOption(name, option, argument, place));
    }
  }

  /** What Ash does not know it would refuse. */
  #additions(theirs: UpstreamEntity | UpstreamSection, place: Place): void {
    const { path, schema } = place;
    if (!schema || !path.includes('.')) return;
    const inner = [...(theirs.entities ?? []), ...('sections' in theirs ? theirs.sections : [])];
    const known = new Set([...Object.keys(theirs.options ?? {}), ...inner.map(({ name }) => name)]);
    const own = [...schema.children].filter(([, { role }]) => role !== 'entity' || schema.recursive !== true);
    for (const name of [...own.map(([keyword]) => keyword), ...schema.parameters.map((each) => each.name)])
      this.#expect(place, known.has(name) || isOurs(path, name), `has ${name}, which Ash's has not`);
  }

  #flag(place: Place, name: string, ours: boolean | undefined, theirs: boolean | undefined): void {
    const wanted = theirs === true;
    this.#expect(
      place,
      (ours === true) === wanted,
      wanted ? `is not ${name}` : `is ${name}, which Ash's is not`,
    );
  }

  #expect({ path, unowned }: Place, holds: boolean, difference: string): void {
    if (!holds && !unowned) this.differences.push(`${path}: ${difference}`);
  }
}

function isIdentifiedBy({ identifier, parameters }: StatementSchema, name: string): boolean {
  return identifier?.includes(name) ?? parameters.some((each) => each.name === name && each.unique === true);
}

function inside({ path, schema }: Place, keyword: string): Place {
  return { path: `${path}.${keyword}`, schema: schema?.children.get(keyword), unowned: schema === undefined };
}

function at(document: StatementSchema, path: readonly string[]): StatementSchema | undefined {
  return path.reduce<StatementSchema | undefined>((owner, keyword) => owner?.children.get(keyword), document);
}
