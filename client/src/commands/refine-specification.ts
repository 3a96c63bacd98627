/** *Refine Specification*: the person corrects what was understood; the correction is written beside the requirements. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { PickItem } from '../ui.ts';
import { askCorrection, type Form } from './ask-correction.ts';
import { termsOf, writeCorrection } from './corrections.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';
import { requirementsFor } from './targets.ts';

export function registerRefineSpecification(deps: Deps): void {
  const title = vscode.l10n.t('Refine Specification');
  registerCommand(deps, commands.refineSpecification, title, async (argument) => {
    const uri = await requirementsFor(deps, argument);
    if (uri === undefined) return;
    deps.server.assertUsable();
    const form = await deps.ui.pick(vscode.l10n.t('What is to be understood differently?'), forms());
    if (form === undefined) return;
    const line = await askCorrection(deps.ui, vscode.l10n.t, await termsOf(deps, uri), form);
    if (line !== undefined) await writeCorrection(deps, uri, line);
  });
}

function forms(): readonly PickItem<Form>[] {
  const { t } = vscode.l10n;
  return [
    { label: t('Two names mean one thing'), description: 'client means patient', value: 'same' },
    { label: t('Another name is better'), description: 'rename visit to appointment', value: 'rename' },
    { label: t('It is no entity'), description: 'address is not an entity', value: 'notEntity' },
    { label: t('It is an entity'), description: 'room is an entity', value: 'entity' },
    { label: t('It is an attribute'), description: 'e-mail is an attribute of patient', value: 'attribute' },
    { label: t('It is a kind of something'), description: 'nurse is a kind of employee', value: 'kind' },
    {
      label: t('Two things are not related'),
      description: 'patient and room are not related',
      value: 'notRelated',
    },
    {
      label: t('Say it in a sentence'),
      description: 'each patient books many appointments',
      value: 'sentence',
    },
  ];
}
