/** The packaged examples: what each of them shows, and which of its files are opened first. */
import * as vscode from 'vscode';
import { languages } from '../ids.ts';

export interface Example {
  /** What links and other extensions call it. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Its folder, from the root of the extension. */
  readonly source: string;
  /** The folder of the workspace that it gets; none when it is a single file. */
  readonly folder?: string;
  readonly language: string;
  /** All its files. */
  readonly files: readonly string[];
  /** Those to begin with, side by side. */
  readonly shown: readonly string[];
  /** Those that mean something on their own, where there is no folder to write to. */
  readonly unsaved: readonly string[];
}

/** The first one is what a stranger should see first. */
export function examples(): readonly Example[] {
  return [
    {
      id: 'clinic',
      label: vscode.l10n.t('Requirements of a clinic'),
      description: vscode.l10n.t('a page of plain English to make a model of'),
      source: 'examples/clinic',
      language: languages.requirements,
      files: ['clinic.req'],
      shown: ['clinic.req'],
      unsaved: ['clinic.req'],
    },
    {
      id: 'form',
      label: vscode.l10n.t('A language for forms'),
      description: vscode.l10n.t('its definition, and documents written in it'),
      source: 'examples/languages/form',
      folder: 'form',
      language: languages.spark,
      files: [
        'form.spark',
        'form.answers.spark',
        'membership.spark',
        'profile.spark',
        'profile.health.spark',
      ],
      shown: ['form.spark', 'membership.spark'],
      unsaved: ['form.answers.spark', 'profile.spark', 'form.spark', 'membership.spark'],
    },
  ];
}
