/** Holds what was read from a text against what a reader expects of it. */
import assert from 'node:assert/strict';
import type { GlossaryTerm } from '../../../server/src/model/requirements.ts';
import type { Specification } from '../../../server/src/model/specification.ts';
import { specify } from './read.ts';

/** Facts as one line each, so that a text can be held against what a reader expects of it. */
function facts(spec: Specification): ReadonlySet<string> {
  const lines: string[] = [];
  for (const { name, attributes } of spec.entities) {
    lines.push(`entity ${name}`);
    for (const { name: attribute, type, values, required, unique, min, max, unit } of attributes) {
      lines.push(`${name}.${attribute}: ${type}${values ? `(${values.join('|')})` : ''}`);
      if (required) lines.push(`${name}.${attribute} required`);
      if (unit !== undefined) lines.push(`${name}.${attribute} in ${unit}`);
      if (unique) lines.push(`${name}.${attribute} unique`);
      if (min !== undefined || max !== undefined)
        lines.push(`${name}.${attribute} ${min ?? ''}..${max ?? ''}`);
    }
  }
  for (const r of spec.relationships)
    lines.push(
      `${r.from} ${r.fromMultiplicity} ${r.name} ${r.toMultiplicity} ${r.to}`,
      `${r.from} ${r.kind} ${r.to}`,
    );
  for (const { sub, super: base } of spec.generalizations) lines.push(`${sub} is a ${base}`);
  for (const { name, permissions } of spec.actors)
    for (const { action, allowed } of permissions)
      lines.push(`${name} ${allowed ? 'may' : 'must not'} ${action.verb} ${action.object}`);
  for (const { entity, action, from, to } of spec.stateChanges)
    lines.push(`${entity} ${action}: ${from ?? ''} -> ${to}`);
  for (const { name } of spec.features) lines.push(`feature ${name}`);
  for (const { id, actions } of spec.statements)
    for (const { verb, object, recipient } of actions)
      lines.push(
        [id, verb, object, ...(recipient === undefined ? [] : [`to ${recipient}`])].filter(Boolean).join(' '),
      );
  lines.push(`domain ${spec.domain}`);
  return new Set(lines);
}

/** Fails unless every expected line is a fact of the text, and no unexpected one. */
export function check(
  text: string,
  expected: string,
  unexpected = '',
  glossary: readonly GlossaryTerm[] = [],
): void {
  const found = facts(specify(text, glossary));
  const lines = (list: string): string[] =>
    list
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  const missing = lines(expected).filter((line) => !found.has(line));
  const invented = lines(unexpected).filter((line) => found.has(line));
  assert.deepEqual({ missing, invented }, { missing: [], invented: [] }, [...found].join('\n'));
}
