/** The part of the page about one section or entity. */

import type { StatementSchema } from '../../dsl/schema/schema.ts';
import { printExpression } from '../../dsl/syntax/print-statement.ts';
import type { Entry } from '../entries.ts';
import type { Headings } from './headings.ts';
import { argumentTable, lifecycleOf, optionTable, type TableContext } from './parameters.ts';
import { code, fenced, paragraphs, plain } from './text.ts';

export interface ElementContext extends TableContext {
  readonly headings: Headings;
  /** A document that shows the entity. */
  exampleOf(entry: Entry): string | undefined;
}

export function elementPart(entry: Entry, context: ElementContext): string {
  const { schema, owners, children, options } = entry;
  const { headings, language, spelling } = context;
  const example = context.exampleOf(entry);
  const mixin = language.mixinOf(schema.place);
  const inner = [...new Set(children.values())];
  return paragraphs([
    `### ${plain(headings.of(entry))}`,
    `${code(signatureOf(schema))} · ${schema.role}, stands in ${owners.map(headings.link).join(', ')}` +
      `${mixin === undefined ? '' : ` · from the mixin ${code(mixin)}`}`,
    schema.doc === undefined ? undefined : plain(schema.doc),
    [...lifecycleOf(schema), ...traitsOf(schema)].join(' '),
    ...[...schema.fixed].map(
      ([name, value]) => `${code(name)} is always ${code(printExpression(value, spelling))}.`,
    ),
    argumentTable(schema.parameters, context),
    optionTable(options, context),
    inner.length > 0 ? `Holds ${inner.map(headings.link).join(', ')}.` : undefined,
    example === undefined ? undefined : fenced(example),
  ]);
}

/** `attribute name: type`, optional arguments with a question mark in brackets. */
export function signatureOf({ keyword, parameters, children }: StatementSchema): string {
  const args = parameters
    .filter(({ assigned }) => !assigned)
    .map(({ name, required, rest }, index) => {
      const separator = index === 0 ? ' ' : index === 1 ? ': ' : ', ';
      const text = `${name}${rest ? ', …' : ''}`;
      return required ? `${separator}${text}` : `[${separator}${text}]`;
    });
  const assigned = parameters
    .filter((parameter) => parameter.assigned)
    .map(({ name, required }) => (required ? ` = ${name}` : `[ = ${name}]`));
  return `${keyword}${args.join('')}${assigned.join('')}${children.size > 0 ? ' { … }' : ''}`;
}

/** What is special about an element, in sentences. */
function traitsOf(schema: StatementSchema): readonly string[] {
  const { role, singleton, recursive, topLevel, patchable, opaque, global, identifier, kinds } = schema;
  const otherKinds = kinds.filter((kind) => kind !== schema.keyword);
  return [
    ...(singleton ? ['There is at most one.'] : []),
    ...(recursive ? ['It may hold whatever elements its owner may hold.'] : []),
    ...(topLevel ? ['What it holds may also stand right in its owner.'] : []),
    ...(patchable ? ['Other definitions may add to it.'] : []),
    ...(opaque ? ['What its block holds is not looked into.'] : []),
    ...(identifier ? [uniqueLine(identifier)] : []),
    ...(otherKinds.length > 0 ? [`It is known as ${otherKinds.map(code).join(', ')}.`] : []),
    ...(role === 'entity' && global ? ['Its name is known everywhere.'] : []),
  ];
}

function uniqueLine(identifier: readonly string[]): string {
  const names = identifier.map(code).join(' and ');
  return identifier.length === 1
    ? `${names} is unique in its owner.`
    : `${names} together are unique in its owner.`;
}
