/** The page that shows a plan: its HTML, in which nothing is loaded but the script that ships with the extension. */

export interface PlanPage {
  /** Source of what the page may load, as the editor gives it. */
  readonly source: string;
  /** Address of the page's script. */
  readonly script: string;
  /** Unguessable; scripts and styles without it are not run. */
  readonly nonce: string;
  readonly language: string;
  readonly title: string;
  /** Rules for the picture. */
  readonly style: string;
  /** The picture, as the server wrote it: an `svg` element in which all text is escaped. */
  readonly drawing: string;
  /** What the page remembers, so that it can be opened again after a restart. */
  readonly remembered: object;
  readonly words: PlanWords;
}

export interface PlanWords {
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly copy: string;
  readonly save: string;
  /** What the picture is, and what keys do. */
  readonly canvas: string;
}

/** The whole page. */
export function planPage(page: PlanPage): string {
  const { source, script, nonce, language, title, style, drawing, remembered, words } = page;
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `img-src ${source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const button = (id: string, label: string, sign: string): string =>
    `<button id="${id}" title="${escapeHtml(label)}" aria-label="${escapeHtml(label)}">${sign}</button>`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">
${pageStyle}${style}</style>
</head>
<body data-remembered="${escapeHtml(JSON.stringify(remembered))}">
<header role="toolbar" aria-label="${escapeHtml(title)}">
<span id="status" role="status"></span>
${button('zoom-out', words.zoomOut, '−')}
<output id="zoom">100 %</output>
${button('zoom-in', words.zoomIn, '+')}
<button id="fit">${escapeHtml(words.fit)}</button>
<button id="copy">${escapeHtml(words.copy)}</button>
<button id="save">${escapeHtml(words.save)}</button>
</header>
<main id="canvas" tabindex="0" role="region" aria-label="${escapeHtml(words.canvas)}">${drawing}</main>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

/** In the editor's own colours, whatever its theme. */
const pageStyle = `html, body { height: 100%; margin: 0; padding: 0; overflow: hidden; }
body { display: flex; flex-direction: column; color: var(--vscode-editor-foreground); background: var(--vscode-editor-background); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; padding: 6px 12px; border-bottom: 1px solid var(--vscode-contrastBorder, var(--vscode-panel-border)); }
#status { flex: 1; min-width: 8em; color: var(--vscode-descriptionForeground); }
#zoom { min-width: 4em; text-align: center; }
button { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-contrastBorder, transparent); border-radius: 2px; padding: 3px 9px; font: inherit; cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button:focus-visible, main:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
main { flex: 1; overflow: auto; cursor: grab; }
main.dragged { cursor: grabbing; user-select: none; }
main svg { display: block; margin: 0 auto; }
.step[tabindex] { cursor: pointer; }
`;

/** Text as text of HTML, in attributes, too. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
