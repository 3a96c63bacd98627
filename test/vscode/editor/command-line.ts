/**
 * The part of the desktop VS Code's command line that test runners use, read into what the launcher does.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';

export interface CommandLine {
  /** Folder of the extension under development, which the test module lies in. */
  readonly developmentPath?: string;
  /** CommonJS module that exports `run()`. */
  readonly testsPath?: string;
  readonly userData?: string;
  readonly extensions?: string;
  /** VSIX files to install; nothing is opened then. */
  readonly install: readonly string[];
  readonly trust: boolean;
  /** Folder to open; an empty window when absent. */
  readonly folder?: string;
}

/** Options that mean nothing here, such as `--no-sandbox`, are ignored as the desktop does. Throws on a wrong folder count. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values: options, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
      'install-extension': { type: 'string', multiple: true },
      'disable-workspace-trust': { type: 'boolean' },
    },
  });
  if (positionals.length > 1) throw new Error(`One folder can be opened, not ${positionals.join(' and ')}.`);
  const { extensionDevelopmentPath, extensionTestsPath, ...dashed } = options;
  const file = (name: string, value: unknown) =>
    typeof value === 'string' ? { [name]: path.resolve(value) } : {};
  const install = dashed['install-extension'];
  return {
    ...file('developmentPath', extensionDevelopmentPath),
    ...file('testsPath', extensionTestsPath),
    ...file('userData', dashed['user-data-dir']),
    ...file('extensions', dashed['extensions-dir']),
    ...file('folder', positionals[0]),
    install: Array.isArray(install) ? install.map(String) : [],
    trust: dashed['disable-workspace-trust'] !== true,
  };
}
