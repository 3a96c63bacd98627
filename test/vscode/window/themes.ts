/** The same picture in each colour theme. */
import type { Theme, Workbench } from './workbench.ts';

const themes: readonly Theme[] = ['light', 'contrast', 'dark'];

/** Shoots when the server has coloured `word` in each theme, where one is given. */
export async function shootInAllThemes(workbench: Workbench, name: string, word?: string): Promise<void> {
  for (const theme of themes) {
    await workbench.wear(theme);
    if (word !== undefined) await workbench.understood(word);
    await workbench.shoot(`${name}-${theme}`);
  }
}
