/** Asks a person for a correction of what was understood, one sentence of English, and has it written beside the requirements. */
import * as vscode from 'vscode';
import {
  type RefineParams,
  type RefineResult,
  refineRequest,
  type TeachParams,
  type TermsResult,
  termsRequest,
} from '../../../server/src/lsp/protocol.ts';
import { fileName } from '../reports/markdown.ts';
import type { PickItem, Ui } from '../ui.ts';
import type { Deps } from './deps.ts';

/** What a correction is about: a form of {@link TeachParams}, or one that needs no second name. */
export type Form = TeachParams['form'] | 'entity' | 'notEntity' | 'notRelated' | 'sentence';

/** What is understood of a document, to choose from. */
export async function termsOf({ server }: Deps, uri: string): Promise<TermsResult> {
  return server.request<TermsResult>(termsRequest, { uri });
}

/** The sentence that corrects; undefined when the person went away. `name` is what it is about, when that is known. */
export async function askCorrection(
  ui: Ui,
  terms: TermsResult,
  form: Form,
  name?: string,
): Promise<string | undefined> {
  const { t } = vscode.l10n;
  if (form === 'sentence') return ui.ask(t('Correct it in a sentence, such as “client means patient”'), '');
  const subject =
    name ??
    (form === 'entity' || form === 'attribute'
      ? await ui.ask(t('What is it called in the requirements?'), '')
      : await pickName(ui, t('Which one?'), allNames(terms)));
  if (subject === undefined) return undefined;
  if (form === 'entity') return `${subject} is an entity`;
  if (form === 'notEntity') return `${subject} is not an entity`;
  if (form === 'rename') {
    const renamed = await ui.ask(t('New name of {0}', subject), subject);
    return renamed === undefined || renamed === subject ? undefined : `rename ${subject} to ${renamed}`;
  }
  const entities = terms.entities.map((entity) => entity.name);
  const others = (form === 'same' ? allNames(terms) : entities).filter((other) => other !== subject);
  const other = await pickName(ui, questionOf(form, subject), others);
  if (other === undefined) return undefined;
  if (form === 'same') return `${subject} means ${other}`;
  if (form === 'kind') return `${subject} is a kind of ${other}`;
  if (form === 'notRelated') return `${subject} and ${other} are not related`;
  return `${subject} is an attribute of ${other}`;
}

function questionOf(form: 'same' | 'kind' | 'attribute' | 'notRelated', name: string): string {
  const { t } = vscode.l10n;
  if (form === 'same') return t('What does {0} mean?', name);
  if (form === 'kind') return t('What is {0} a kind of?', name);
  if (form === 'notRelated') return t('What is {0} not related to?', name);
  return t('What is {0} an attribute of?', name);
}

function allNames({ entities, actors }: TermsResult): readonly string[] {
  return [...new Set([...entities.map(({ name }) => name), ...actors])];
}

/** One of the names, or another one. */
async function pickName(ui: Ui, title: string, names: readonly string[]): Promise<string | undefined> {
  const other = { label: vscode.l10n.t('Another name…'), value: undefined };
  const items: PickItem<string | undefined>[] = [
    ...names.map((name) => ({ label: name, value: name })),
    other,
  ];
  const picked = await ui.pick(
    title,
    items.map((item) => ({ ...item, value: item })),
  );
  if (picked === undefined) return undefined;
  return picked.value ?? ui.ask(title, '');
}

/** Writes a correction into the document, and says what came of it. */
export async function writeCorrection({ server, ui }: Deps, uri: string, line: string): Promise<void> {
  const { t } = vscode.l10n;
  const params: RefineParams = { uri, lines: [line] };
  const { applied, reason, added, unreadable } = await server.request<RefineResult>(refineRequest, params);
  if (unreadable.length > 0) {
    ui.warn(
      t(
        '“{0}” cannot be read as a correction. Write it like “client means patient” or “address is not an entity”.',
        line,
      ),
    );
  } else if (!applied) throw new Error(reason ?? '');
  else if (added.length === 0) ui.note(t('{0} says so already.', fileName(uri)));
  else ui.note(t('{0} now says: {1}.', fileName(uri), line));
}
