/** `spark-factory plan`: the plan of a reactor as a flowchart, a page or a picture. */
import { equal, match } from 'node:assert/strict';
import { inWorkspace, json } from './spark-factory.ts';

const reactors = `use reactor
reactor Sum { input a  step add { run ^arg(a) + 1  argument a: input(a) } }
reactor Twice { input a  compose once: Sum { argument a: input(a) }  compose again: Sum { argument a: result(once) } }
`;

it('plan writes the plan of a reactor in each form, with what it runs inside of it', () =>
  inWorkspace({ 'sums.spark': reactors }, async ({ run, read }) => {
    match((await run(['plan', 'sums.spark', 'Sum'])).out, /^flowchart LR\n/);
    match((await run(['plan', 'sums.spark', 'Sum', '--format', 'markdown'])).out, /^# Sum\n/);
    const written = await run(['plan', 'sums.spark', 'Twice', '--format', 'svg', '--out', 'twice.svg']);
    equal(written.out, 'Wrote the plan of Twice to twice.svg.\n');
    const svg = read('twice.svg');
    match(svg, /^<svg /);
    match(svg, /data-step="again\/add"/);
    const told = json(await run(['plan', 'DslGeneration', '--json']), 'plan');
    equal(told['reactor'], 'DslGeneration');
  }));

it('plan says which reactors there are', () =>
  inWorkspace({ 'sums.spark': reactors, 'none.spark': 'use reactor\n' }, async ({ run }) => {
    const errors = async (...args: string[]): Promise<string> => {
      const { code, err } = await run(['plan', ...args]);
      equal(code, 2);
      return err;
    };
    match(await errors('sums.spark'), /Name one of the reactors in sums\.spark: Sum, Twice\./);
    match(
      await errors('sums.spark', 'Thrice'),
      /There is no reactor "Thrice" in sums\.spark; there are Sum, Twice\./,
    );
    match(await errors('none.spark'), /There is no reactor in none\.spark\./);
    match(
      await errors('Nothing'),
      /neither a \.spark file nor a workflow of the factory; those are .*DslGeneration/,
    );
  }));
