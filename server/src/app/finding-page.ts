/** The documentation of a kind of finding as Markdown: for the page of all kinds, and for the editor, which has no network. */
import { diagnosticKinds, type KindView } from './diagnostic-kinds.ts';

/** Longer examples are cut. */
const longest = 300;

/** One kind: its code as the heading, why it matters, a text that has it and one that has not. */
export function findingPage(
  { code, severity, offByDefault, docs: { reason, bad, good, source } }: KindView,
  heading = '#',
): string {
  return [
    `${heading} ${code}`,
    `*${severity}.* ${reason}${source ? ` Source: ${source.replace(/\.$/, '')}.` : ''}`,
    ...(offByDefault ? [`Off by default: ${offByDefault.why}`] : []),
    'Found in',
    example(bad),
    'Not in',
    example(good),
  ].join('\n\n');
}

/** The page of the kind with this code; `undefined` when there is none. */
export function findingPageOf(code: string): string | undefined {
  const kind = diagnosticKinds.find((one) => one.code === code);
  return kind && `${findingPage(kind)}\n`;
}

function example(text: string): string {
  const short = text.length > longest ? `${text.slice(0, 200)}…` : text;
  return `\`\`\`\n${short.trimEnd()}\n\`\`\``;
}
