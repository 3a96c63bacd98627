/** Findings in a tree: one node a kind, worst first, and below it each place. */
import { escapeMarkdown } from '../reports/markdown.ts';
import type { Translate } from '../translate.ts';
import type { Finding } from './finding.ts';
import type { Node } from './node.ts';

const severities = ['error', 'warning', 'info', 'hint'] as const;

const looks = {
  error: { icon: 'error', colour: 'list.errorForeground' },
  warning: { icon: 'warning', colour: 'list.warningForeground' },
  info: { icon: 'info' },
  hint: { icon: 'lightbulb' },
} as const;

/** One node for each code; `parent` makes their ids unique. */
export function findingKindNodes(parent: string, findings: readonly Finding[], t: Translate): Node[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const kind = kinds.get(finding.code);
    if (kind === undefined) kinds.set(finding.code, [finding]);
    else kind.push(finding);
  }
  return [...kinds]
    .map(([code, places]) => ({ code, places, severity: worst(places) }))
    .sort(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        b.places.length - a.places.length ||
        a.code.localeCompare(b.code),
    )
    .map(({ code, places, severity }) => {
      const count = places.length === 1 ? t('1 place') : t('{0} places', places.length);
      return {
        id: `${parent}:${code}`,
        label: code.slice(code.indexOf('/') + 1),
        description: String(places.length),
        ...looks[severity],
        tooltip: `${escapeMarkdown(code)}: ${count}`,
        spoken: `${severityName(severity, t)} ${code}, ${count}`,
        children: () => places.map((place, index) => placeNode(`${parent}:${code}:${index}`, place, t)),
      };
    });
}

function worst(findings: readonly Finding[]): Finding['severity'] {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'hint';
}

function severityName(severity: Finding['severity'], t: Translate): string {
  if (severity === 'error') return t('Error');
  if (severity === 'warning') return t('Warning');
  return severity === 'info' ? t('Info') : t('Hint');
}

function placeNode(id: string, { message, uri, line, character }: Finding, t: Translate): Node {
  return {
    id,
    label: message,
    description: t('line {0}', line + 1),
    icon: 'location',
    tooltip: escapeMarkdown(message),
    spoken: t('Line {0}: {1}', line + 1, message),
    target: { uri, line, character },
  };
}
