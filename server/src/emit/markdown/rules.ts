/** The parts of the page about transformers and verifiers, in words. */

import type { Rule, Transform, Verifier } from '../../dsl/schema/schema.ts';
import { printExpression, printStatement, type Spelling } from '../../dsl/syntax/print-statement.ts';
import { pageHeadings } from './headings.ts';
import type { TableContext } from './parameters.ts';
import { code, paragraphs, plain } from './text.ts';

export function rulesPart({ language, spelling }: TableContext): string | undefined {
  const { transforms, verifiers } = language.definition;
  return paragraphs([
    transforms.length > 0 ? `## ${pageHeadings.transforms}` : undefined,
    transforms.map((each) => transformLine(each, spelling)).join('\n'),
    verifiers.length > 0 ? `## ${pageHeadings.verifiers}` : undefined,
    verifiers.map((each) => verifierLine(each, spelling)).join('\n'),
  ]);
}

function transformLine(rule: Transform, spelling: Spelling): string {
  const added = rule.add.map((statement) => code(printStatement(statement, spelling))).join(', ');
  return `- **${plain(rule.title)}**: ${subjectOf(rule, spelling)}, what is around it gets ${added}, unless it is there.`;
}

function verifierLine(rule: Verifier, spelling: Spelling): string {
  const { title, severity, expect, message, fixes } = rule;
  const wanted = expect.map((each) => code(printExpression(each, spelling))).join(' and ');
  return [
    `- **${plain(title)}** (${severity}): ${subjectOf(rule, spelling)}, ${wanted === '' ? 'nothing' : wanted} has to be true.`,
    message === undefined ? undefined : `Else: “${plain(message)}”`,
    fixes.length === 0 ? undefined : `To mend it: ${fixes.map((fix) => plain(fix.title)).join('; ')}.`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function subjectOf({ each, where }: Rule, spelling: Spelling): string {
  const subject = `for each ${each.map(code).join(' and ')}`;
  if (where.length === 0) return subject;
  return `${subject} where ${where.map((each) => code(printExpression(each, spelling))).join(' and ')}`;
}
