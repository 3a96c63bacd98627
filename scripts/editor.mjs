/**
 * `npm run editor`: opens the clinic example in a real VS Code with the packaged extension installed. The desktop VS Code is
 * used where it is installed; otherwise a VS Code server on this machine, in the browser. Ctrl-C ends all of it.
 *
 * The example is opened as it is, not as a copy. What the editor remembers lies in `.vscode-test/editor/`.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

bootstrap();
run('scripts/install-editor.mjs');
// These are TypeScript and need the packages, so they are imported only when both are there.
const { readInstallation, home } = await import('../test/vscode/editor/installation.ts');
const { startServer } = await import('../test/vscode/editor/server.ts');
const { writeSettings } = await import('../test/vscode/editor/settings.ts');
const { installExtension, packageExtension } = await import('../test/vscode/vsix.ts');

const folder = join(root, 'examples/clinic');
const userData = join(home, 'editor/user');
const extensions = join(home, 'editor/extensions');
const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;

await installExtension(packageExtension(), extensions, userData);
writeSettings(userData);
const { desktop } = readInstallation();
if (desktop && display) openDesktop(desktop);
else await openServer();

function openDesktop(executable) {
  const options = [
    '--wait',
    '--disable-workspace-trust',
    `--user-data-dir=${userData}`,
    `--extensions-dir=${extensions}`,
  ];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const editor = spawn(executable, [...sandbox, ...options, folder], { stdio: 'inherit' });
  editor.once('exit', (code) => process.exit(code ?? 1));
  console.log('VS Code opens examples/clinic. Ctrl-C here closes it.');
}

async function openServer() {
  const server = await startServer({ userData, extensions, options: ['--disable-workspace-trust'] });
  const end = () => void server.stop().finally(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const url = `http://${server.authority}/?${new URLSearchParams({ folder })}`;
  console.log(`\nVS Code shows examples/clinic at\n\n  ${url}\n\nCtrl-C ends it.`);
  if (display) openBrowser(url);
  process.exitCode = await server.ended;
}

/** The person's own browser; when there is none to be found, the address above is there to be clicked. */
function openBrowser(url) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['explorer', url]
        : ['xdg-open', url];
  const browser = spawn(command, args, { stdio: 'ignore', detached: true });
  browser.on('error', () => undefined);
  browser.unref();
}
