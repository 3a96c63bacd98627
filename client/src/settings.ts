/** The settings, read when they are needed, so that a change counts at once. */
import * as vscode from 'vscode';
import { SECTION, settings } from './ids.ts';

export interface GenerateSettings {
  /** Names of strategies; empty for all. */
  readonly strategies: readonly string[];
  readonly seed: number;
  readonly review: 'always' | 'never';
}

export interface EvolutionSettings {
  readonly generations: number;
  readonly population: number;
  readonly seed: number;
}

export function generateSettings(scope: vscode.Uri): GenerateSettings {
  const section = vscode.workspace.getConfiguration(SECTION, scope);
  return {
    strategies: section.get<string[]>(settings.strategies, []),
    seed: section.get<number>(settings.seed, 1),
    review: section.get<string>(settings.review) === 'never' ? 'never' : 'always',
  };
}

export function evolutionSettings(scope: vscode.Uri): EvolutionSettings {
  const section = vscode.workspace.getConfiguration(SECTION, scope);
  return {
    generations: section.get<number>(settings.generations, 20),
    population: section.get<number>(settings.population, 24),
    seed: section.get<number>(settings.evolutionSeed, 1),
  };
}
