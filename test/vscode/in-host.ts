/**
 * Mocha inside the extension host. Its results go to the console as JSON lines, in the form of mocha's `json-stream`
 * reporter, which itself writes to a standard output that an extension host does not have.
 */
import { findSourceMap } from 'node:module';
import Mocha from 'mocha';
import type { TestLine } from './results.ts';

/**
 * Runs the tests that `load` defines and throws when one failed.
 * @param load imports the test modules. They must be imported here, not at the top of the suite's entry: only now do
 * `describe` and `it` exist.
 */
export async function runMocha(load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 90_000, forbidOnly: true, reporter: JsonLines });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

class JsonLines extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } = Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, (test) => print(['pass', describeTest(test)]));
    runner.on(EVENT_TEST_PENDING, (test) => print(['pending', describeTest(test)]));
    runner.on(EVENT_TEST_FAIL, (test, error: Error) =>
      print(['fail', { ...describeTest(test), err: error.message, stack: inSources(error.stack ?? '') }]),
    );
    runner.on(EVENT_RUN_END, () => print(['end', {}]));
  }
}

const describeTest = (test: Mocha.Test) => ({
  title: test.title,
  fullTitle: test.fullTitle(),
  duration: test.duration ?? 0,
});

/** A stack trace with the places in the sources, which VS Code's own traces do not name. */
function inSources(stack: string): string {
  return stack.replace(/\(([^()\n]+):(\d+):(\d+)\)/g, (place, file: string, line: string, column: string) => {
    const origin = findSourceMap(file)?.findOrigin(Number(line), Number(column));
    return origin === undefined || !('fileName' in origin)
      ? place
      : `(${origin.fileName}:${origin.lineNumber}:${origin.columnNumber})`;
  });
}

const print = (line: TestLine) => console.log(JSON.stringify(line));
