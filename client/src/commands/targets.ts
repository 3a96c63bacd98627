/** Which document a command is about, when it was called without saying so: the active one, else the only one, else ask. */
import * as vscode from 'vscode';
import type { ProjectView } from '../../../server/src/lsp/protocol.ts';
import { commands, languages, ownSchemes } from '../ids.ts';
import { fileName } from '../reports/markdown.ts';
import type { Argument } from './argument.ts';
import type { Deps } from './deps.ts';
import { runs } from './register.ts';

/** URI of a requirements document; undefined after the person was told what is missing. */
export async function requirementsFor(deps: Deps, { uri }: Argument): Promise<string | undefined> {
  const named = uri ?? activeDocument();
  const project = named === undefined ? undefined : projectOf(deps, named);
  if (project !== undefined) return project.uri;
  if (named !== undefined && isRequirements(named)) return named;
  const open = vscode.window.visibleTextEditors.find(
    ({ document }) => document.languageId === languages.requirements,
  );
  if (open !== undefined) return open.document.uri.toString();
  const { projects } = deps.projects.overview;
  if (projects.length > 0)
    return choose(
      deps,
      vscode.l10n.t('Which requirements?'),
      projects.map((each) => each.uri),
    );
  deps.ui.warn(
    vscode.l10n.t('There are no requirements yet. Open a .req file, or start from the example.'),
    runs(vscode.l10n.t('Open Example'), commands.openExample),
  );
  return undefined;
}

/** URI of a model; undefined after the person was told what is missing. */
export async function modelFor(deps: Deps, { uri }: Argument): Promise<string | undefined> {
  const named = uri ?? activeDocument();
  if (named !== undefined) {
    const model = projectOf(deps, named)?.model?.uri;
    if (model !== undefined) return model;
    if (!isRequirements(named) && (uri !== undefined || isModel(named))) return named;
  } else {
    const models = deps.projects.overview.projects.flatMap(({ model }) => (model ? [model.uri] : []));
    if (models.length > 0) return choose(deps, vscode.l10n.t('Which model?'), models);
  }
  deps.ui.warn(
    vscode.l10n.t('There is no model yet. Generate one from the requirements first.'),
    runs(vscode.l10n.t('Generate Model'), commands.generateModel),
  );
  return undefined;
}

/** The project whose requirements or model this is. */
export function projectOf({ projects }: Deps, uri: string): ProjectView | undefined {
  return projects.overview.projects.find((project) => project.uri === uri || project.model?.uri === uri);
}

/** The active document, when it is in one of our languages. */
export function activeDocument(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || ownSchemes.has(document.uri.scheme)) return undefined;
  return Object.values<string>(languages).includes(document.languageId) ? document.uri.toString() : undefined;
}

async function choose({ ui }: Deps, title: string, uris: readonly string[]): Promise<string | undefined> {
  if (uris.length === 1) return uris[0];
  return ui.pick(
    title,
    uris.map((uri) => ({
      label: fileName(uri),
      description: vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true)),
      value: uri,
    })),
  );
}

function isRequirements(uri: string): boolean {
  return (
    hasLanguage(uri, languages.requirements, '.req') || hasLanguage(uri, languages.requirements, '.req.md')
  );
}

function isModel(uri: string): boolean {
  return hasLanguage(uri, languages.spark, '.spark');
}

function hasLanguage(uri: string, language: string, extension: string): boolean {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  return open === undefined ? uri.endsWith(extension) : open.languageId === language;
}
