/** The suite that runs in the extension host: in a window with the clinic folder, and in an empty one. */
import { runMocha } from '../in-host.ts';

/** Runs the tests that belong to the window that `SPARK_WINDOW` names. */
export function run(): Promise<void> {
  const { SPARK_WINDOW: window } = process.env;
  return runMocha(async () => {
    if (window === 'empty') {
      await import('./empty-window.test.ts');
      return;
    }
    await import('./activation.test.ts');
    await import('./findings.test.ts');
    await import('./requirements.test.ts');
    await import('./generate.test.ts');
    await import('./prelude.test.ts');
    await import('./language.test.ts');
    await import('./language-navigation.test.ts');
    await import('./trees.test.ts');
    await import('./runs.test.ts');
    await import('./score.test.ts');
    await import('./evolve.test.ts');
    await import('./commands.test.ts');
    await import('./store.test.ts');
    await import('./server.test.ts');
  });
}
