/** The states of runs and steps in the language of the editor. */
import type { WorkflowState, WorkflowStepState } from '../../../server/src/lsp/protocol.ts';
import type { Translate } from '../translate.ts';

export function runStateName(state: WorkflowState, t: Translate): string {
  switch (state) {
    case 'pending':
      return t('waiting');
    case 'executing':
      return t('running');
    case 'halted':
      return t('halted');
    case 'interrupted':
      return t('interrupted');
    case 'successful':
      return t('finished');
    case 'failed':
      return t('failed');
    case 'cancelled':
      return t('cancelled');
    case 'undone':
      return t('undone');
  }
}

export function stepStateName(state: WorkflowStepState, t: Translate): string {
  switch (state) {
    case 'waiting':
      return t('waiting');
    case 'executing':
      return t('running');
    case 'successful':
      return t('done');
    case 'skipped':
      return t('left out');
    case 'failed':
      return t('failed');
    case 'undone':
      return t('undone');
  }
}
