/** `transform` and `verify` statements → rules over elements. */

import {
  type Expression,
  namesIn,
  nameText,
  type Statement,
  statementsIn,
  textIn,
} from '../syntax/syntax.ts';
import { type DefinitionContext, placeOf } from './place.ts';
import type { Rule, Transform, Verifier, VerifierFix } from './schema.ts';

export function readTransform(statement: Statement, within: DefinitionContext): Transform {
  return { ...ruleOf(statement, within), add: addedBy(statement) };
}

const severities: ReadonlySet<string> = new Set(['error', 'warning', 'info', 'hint']);

export function readVerifier(statement: Statement, within: DefinitionContext): Verifier {
  const message = textIn(statement, 'message');
  const [severity] = namesIn(statement, 'severity');
  return {
    ...ruleOf(statement, within),
    expect: conditions(statement, 'expect'),
    severity: isSeverity(severity) ? severity : 'error',
    ...(message === undefined ? {} : { message }),
    fixes: statementsIn(statement, 'fix').map(fixOf),
  };
}

function isSeverity(text: string | undefined): text is Verifier['severity'] {
  return text !== undefined && severities.has(text);
}

function ruleOf(statement: Statement, { definition, uri }: DefinitionContext): Rule {
  const [title] = statement.args;
  return {
    title: (title && nameText(title)) ?? '',
    each: namesIn(statement, 'each'),
    where: conditions(statement, 'where'),
    definition,
    place: placeOf(statement, uri),
  };
}

function conditions(statement: Statement, keyword: string): readonly Expression[] {
  return statementsIn(statement, keyword).flatMap(({ args: [condition] }) => condition ?? []);
}

function addedBy(statement: Statement): readonly Statement[] {
  return statementsIn(statement, 'add').flatMap(({ body }) => body?.statements ?? []);
}

function fixOf(statement: Statement): VerifierFix {
  const [title] = statement.args;
  return {
    title: (title && nameText(title)) ?? '',
    set: statementsIn(statement, 'set').flatMap(({ args: [option], assigned }) => {
      const name = option && nameText(option);
      return name !== undefined && assigned ? [{ option: name, value: assigned }] : [];
    }),
    add: addedBy(statement),
    remove: namesIn(statement, 'remove'),
  };
}
