/**
 * User settings that keep an editor under test quiet: no welcome page, no updates, no network, no AI features, one look.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Setting ids with their values, as in `settings.json`. */
export type Settings = Readonly<Record<string, unknown>>;

export const quiet: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.experimentalOnboarding': false,
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'window.commandCenter': false,
  'files.autoSave': 'off',
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'terminal.integrated.cursorBlinking': false,
};

/** Writes the settings of a user-data directory; an editor that runs on it takes them over at once. */
export function writeSettings(userData: string, ...settings: readonly Settings[]): void {
  const folder = path.join(userData, 'User');
  mkdirSync(folder, { recursive: true });
  const all = Object.assign({}, quiet, ...settings) as Settings;
  writeFileSync(path.join(folder, 'settings.json'), `${JSON.stringify(all, undefined, 2)}\n`);
}
