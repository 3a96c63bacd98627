import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, symlinkSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc';
import { type EndpointKind, nodeEndpoint } from '../../../../server/src/store/node/endpoint.ts';
import { StoreProblem } from '../../../../server/src/store/problem.ts';
import { inFolder, readOnly } from '../../node/folder.ts';

const kinds: readonly EndpointKind[] =
  process.platform === 'linux' ? ['abstract', 'file'] : process.platform === 'win32' ? ['pipe'] : ['file'];

/** Answers with what it is asked. */
const echo = (connection: MessageConnection): void => {
  connection.onRequest('echo', (text: string) => text);
  connection.listen();
};

for (const kind of kinds)
  describe(`an endpoint (${kind})`, () => {
    it('is bound by one, reached under every name of the folder, and free again afterwards', () =>
      inFolder(async (parent) => {
        const folder = join(parent, 'real', 'store');
        const endpoint = await nodeEndpoint(folder, kind);
        symlinkSync(join(parent, 'real'), join(parent, 'link'));
        const other = await nodeEndpoint(join(parent, 'link', 'store'), kind);
        assert.equal(other.name, endpoint.name);
        assert.equal(await other.connect(), undefined);
        const listener = await endpoint.listen(echo);
        assert.ok(listener);
        assert.equal(await other.listen(echo), undefined);
        const connection = await other.connect();
        connection?.listen();
        const text = 'line\nbreak \u2028 é'.repeat(100_000);
        assert.equal(await connection?.sendRequest('echo', text), text);
        const ended = new Promise<void>((resolve) => connection?.onClose(resolve));
        await listener.close();
        await ended;
        const next = await other.listen(echo);
        assert.ok(next);
        await next.close();
      }));

    it('lets in who can read the folder, and trusts nobody else', () =>
      inFolder(async (parent) => {
        const folder = join(parent, 'store');
        const endpoint = await nodeEndpoint(folder, kind);
        if (process.platform !== 'win32')
          assert.equal(statSync(join(folder, 'owner.key')).mode & 0o777, 0o600);
        const address = endpoint.name.replace('@', '\0');
        const admitted: MessageConnection[] = [];
        const listener = await endpoint.listen((connection) => admitted.push(connection));
        const intruder = createConnection(address);
        intruder.on('error', () => {});
        intruder.write(Buffer.alloc(64));
        await once(intruder.resume(), 'close');
        assert.deepEqual(admitted, []);
        await listener?.close();

        const impostor = createServer((socket) =>
          socket
            .on('error', () => {})
            .resume()
            .end(Buffer.alloc(64)),
        );
        impostor.listen(address);
        await once(impostor, 'listening');
        assert.equal(await endpoint.listen(echo), undefined);
        await assert.rejects(
          endpoint.connect(),
          (error) => error instanceof StoreProblem && /Another program listens/.test(error.message),
        );
        impostor.close();
        await once(impostor, 'close');

        // One that dies while somebody connects.
        const dying = createServer((socket) => socket.destroy());
        dying.listen(address);
        await once(dying, 'listening');
        assert.equal(await endpoint.connect(), undefined);
        dying.close();
      }));
  });

describe('an endpoint', () => {
  it('that is a file is taken over from a process that died, by one of many', () =>
    inFolder(async (parent) => {
      const folder = join(parent, 'store');
      const endpoint = await nodeEndpoint(folder, 'file');
      const script = `require('net').createServer().listen(${JSON.stringify(endpoint.name)}, () => console.log('bound'))`;
      const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      assert.equal(await endpoint.listen(echo), undefined);
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
      assert.ok(statSync(endpoint.name).isSocket());
      const listeners = await Promise.all([1, 2, 3].map(() => endpoint.listen(echo)));
      const bound = listeners.filter((listener) => listener !== undefined);
      assert.equal(bound.length, 1);
      const connection = await endpoint.connect();
      connection?.listen();
      assert.equal(await connection?.sendRequest('echo', 'hello'), 'hello');
      connection?.dispose();
      await bound[0]?.close();
    }));

  it('is everyone’s own where nothing can be written, and refuses a folder that is a link', () =>
    inFolder(async (parent) => {
      const folder = join(parent, 'store');
      mkdirSync(folder);
      await readOnly(folder, async () => {
        const endpoint = await nodeEndpoint(folder);
        assert.equal(endpoint.name, '');
        assert.ok(await endpoint.listen(echo));
        assert.equal(await endpoint.connect(), undefined);
      });
      symlinkSync(folder, join(parent, 'link'));
      await assert.rejects(nodeEndpoint(join(parent, 'link')), /not a folder of its own/);
    }));
});
