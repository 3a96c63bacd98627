/** How plans look: one sheet of rules, with the colours of an editor's theme or of a page. */

/** The colours that a plan needs. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  /** Text of less weight. */
  readonly faint: string;
  /** Edges of boxes, and lines. */
  readonly edge: string;
  readonly fill: string;
  readonly inner: string;
  readonly sign: string;
  readonly done: string;
  readonly running: string;
  readonly failed: string;
  readonly focus: string;
}

/** Those of VS Code's theme of the moment, contrast themes included. */
export const editorPalette: Palette = {
  paper: 'var(--vscode-editor-background)',
  ink: 'var(--vscode-editor-foreground)',
  faint: 'var(--vscode-descriptionForeground)',
  edge: 'var(--vscode-contrastBorder, color-mix(in srgb, var(--vscode-editor-foreground) 42%, var(--vscode-editor-background)))',
  fill: 'color-mix(in srgb, var(--vscode-editor-foreground) 5%, var(--vscode-editor-background))',
  inner: 'color-mix(in srgb, var(--vscode-editor-foreground) 3%, transparent)',
  sign: 'var(--vscode-textLink-foreground)',
  done: 'var(--vscode-testing-iconPassed)',
  running: 'var(--vscode-textLink-foreground)',
  failed: 'var(--vscode-testing-iconFailed)',
  focus: 'var(--vscode-focusBorder)',
};

const light: Palette = {
  paper: '#ffffff',
  ink: '#1f2328',
  faint: '#59636e',
  edge: '#8c959f',
  fill: '#f6f8fa',
  inner: '#8c959f14',
  sign: '#0550ae',
  done: '#1a7f37',
  running: '#0550ae',
  failed: '#cf222e',
  focus: '#0969da',
};

const dark: Palette = {
  paper: '#0d1117',
  ink: '#e6edf3',
  faint: '#9198a1',
  edge: '#6e7681',
  fill: '#161b22',
  inner: '#6e76811f',
  sign: '#79c0ff',
  done: '#3fb950',
  running: '#79c0ff',
  failed: '#ff7b72',
  focus: '#1f6feb',
};

/** For a file of its own: colours as they are, for programs that know no variables, and others for dark pages. */
export const fileStyle = `${planStyle(light)}@media (prefers-color-scheme: dark) {\n${planStyle(dark)}}\n`;

/** The rules, in CSS. */
export function planStyle({
  paper,
  ink,
  faint,
  edge,
  fill,
  inner,
  sign,
  done,
  running,
  failed,
  focus,
}: Palette): string {
  return `.plan { font-family: system-ui, "Segoe UI", Ubuntu, sans-serif; background: ${paper}; }
.plan text { fill: ${ink}; }
.plan .title { font-size: 13px; font-weight: 600; }
.plan .deed, .plan .when, .plan .mark text, .plan .legend text { font-size: 11px; }
.plan .deed, .plan .when, .plan .legend text { fill: ${faint}; }
.plan .shape { fill: ${fill}; stroke: ${edge}; }
.plan .holds > .shape, .plan .part > .shape { fill: ${inner}; }
.plan .part > .shape { stroke-dasharray: 2 3; }
.plan .mark .shape { fill: ${paper}; }
.plan .sign { fill: none; stroke: ${sign}; stroke-width: 1.2; stroke-linecap: round; stroke-linejoin: round; }
.plan .failure .sign { stroke: ${failed}; }
.plan .line { fill: none; stroke: ${edge}; stroke-width: 1.2; }
.plan .wait { stroke-dasharray: 5 4; }
.plan .tip { fill: ${edge}; }
.plan .state { font-size: 11px; font-weight: 600; }
.plan [data-state="done"] > .shape { stroke: ${done}; stroke-width: 1.6; }
.plan [data-state="running"] > .shape { stroke: ${running}; stroke-width: 2.4; }
.plan [data-state="failed"] > .shape { stroke: ${failed}; stroke-width: 2.4; }
.plan [data-state="waiting"] > .shape, .plan [data-state="skipped"] > .shape, .plan [data-state="undone"] > .shape { stroke-dasharray: 3 3; }
.plan [data-state="skipped"] > .title, .plan [data-state="undone"] > .title { text-decoration: line-through; }
.plan .step:focus { outline: none; }
.plan .step:focus-visible > .shape { stroke: ${focus}; stroke-width: 2.6; }
.plan .near { stroke: ${focus}; stroke-width: 2.2; }
`;
}
