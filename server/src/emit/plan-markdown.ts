/** A page about the plan of a reactor: the flowchart, and its steps in words. */
import type { ReactorDefinition, StepDefinition } from '../model/definition/reactor.ts';
import { sourceText } from './plan/expression-text.ts';
import { planMermaid } from './plan/mermaid.ts';
import { conditionsOf, deedOf, innerSteps, takenBy, undoOf } from './plan/steps.ts';

/** The page as Markdown. */
export function planMarkdown(reactor: ReactorDefinition): string {
  const inputs = reactor.inputs.map(({ name, description, default: value }) => {
    const when =
      value === undefined
        ? ''
        : value === null
          ? ' (may be left out)'
          : ` (${code(JSON.stringify(value))} when it is left out)`;
    return `- ${code(name)}${when}${description === undefined ? '' : `: ${plain(description)}`}`;
  });
  const last = reactor.return ?? reactor.steps.at(-1)?.name;
  return [
    `# ${plain(reactor.name)}`,
    ...(reactor.description === undefined ? [] : [plain(reactor.description)]),
    `\`\`\`mermaid\n${planMermaid(reactor)}\`\`\``,
    ...(inputs.length > 0 ? ['## Inputs', inputs.join('\n')] : []),
    '## Steps',
    reactor.steps.flatMap((step) => stepLines(step, 0)).join('\n'),
    ...(last === undefined ? [] : [`The result of ${code(last)} is the result of the whole.`]),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function stepLines(step: StepDefinition, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const taken = takenBy(step).filter(({ name }) => !name.startsWith('^') && !inDeed(step, name));
  const undo = undoOf(step);
  const conditions = conditionsOf(step);
  const parts = [
    `**${plain(step.name)}**: ${code(deedOf(step))}`,
    ...(taken.length > 0
      ? [
          `takes ${taken.map(({ name, source }) => `${plain(name)} from ${code(sourceText(source))}`).join(', ')}`,
        ]
      : []),
    ...(step.waitFor.length > 0 ? [`waits for ${step.waitFor.map(code).join(', ')}`] : []),
    ...(conditions.length > 0 ? [`only if ${conditions.map(code).join(' and ')}`] : []),
    ...(step.timeout === undefined ? [] : [`each try ends after ${step.timeout} ms`]),
    ...(undo === undefined ? [] : [`undone by ${code(undo)}`]),
  ];
  const about = step.description === undefined ? '' : ` ${plain(step.description)}`;
  return [
    `${indent}- ${parts.join('; ')}.${about}`,
    ...innerSteps(step).flatMap(({ when, steps }) => [
      ...(when === undefined ? [] : [`${indent}  - ${when === 'otherwise' ? when : `when ${code(when)}`}:`]),
      ...steps.flatMap((each) => stepLines(each, depth + (when === undefined ? 1 : 2))),
    ]),
  ];
}

/** Whether what the step does says it already. */
function inDeed({ kind }: StepDefinition, name: string): boolean {
  return (
    (kind === 'map' && name === 'source') ||
    (kind === 'switch' && name === 'on') ||
    (kind === 'flunk' && name === 'message')
  );
}

/** Text without marks of Markdown. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&').replaceAll(/\s+/g, ' ');
}

function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const ticks = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([found]) => found.length)) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}
