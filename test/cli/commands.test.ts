/** Each command of the command line: its JSON holds to its schema, its exit codes mean what they say. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { example, inWorkspace, json } from './spark-factory.ts';

const library = `project "Town Library"

R1: Each book has a title, an ISBN and a number of pages.
R2: The ISBN of a book must be unique.
R3: A member borrows at most five books.
R4: As a librarian, I want to register a member, so that the member can borrow books.
R5: When a member returns a book, the system shall set the status of the loan to returned.
R6: The search must be fast.
`;

it('check finds what is vague, with a range and a fix, and leaves 0 without errors', () =>
  inWorkspace({ 'library.req': library }, async ({ run, folder }) => {
    const outcome = await run(['check', folder, '--json']);
    const findings = json<
      { code: string; file: string; range: { start: { line: number } }; fixes: unknown[] }[]
    >(outcome, 'check');
    const fast = findings.find(({ range }) => range.start.line === 7);
    ok(fast, 'nothing was found on "fast"');
    ok(fast.file.endsWith('library.req'));
    ok(findings.every(({ fixes }) => fixes.length > 0));
    equal(outcome.code, 0);
  }));

it('check takes severities, and refuses those that there are not', () =>
  inWorkspace({ 'library.req': library }, async ({ run }) => {
    const grave = await run(['check', 'library.req', '--severity', 'req/missing-measure=error']);
    equal(grave.code, 1);
    match(grave.out, /error: .*\[req\/missing-measure\]/);
    const off = await run(['check', 'library.req', '--severity', 'req/missing-measure=off']);
    equal(off.code, 0);
    ok(!off.out.includes('missing-measure'));
    for (const wrong of ['req/missing-measure=loud', 'req/missing-mesure=off', 'req/missing-measure']) {
      const refused = await run(['check', 'library.req', '--severity', wrong]);
      equal(refused.code, 2);
      match(refused.err, /is no severity|did you mean req\/missing-measure/);
    }
  }));

it('check leaves 1 for findings of error severity, and names place and code for people', () =>
  inWorkspace(
    { 'broken.spark': 'use ash.resource\nresource Patient { atributes { } }\n' },
    async ({ run }) => {
      const { code, out } = await run(['check', 'broken.spark']);
      equal(code, 1);
      match(out, /^broken\.spark:2:20: error: .*\[spark\/[a-z-]+\]$/m);
    },
  ));

it('parse gives the Specification', () =>
  inWorkspace({ 'library.req': library }, async ({ run }) => {
    const outcome = await run(['parse', 'library.req', '--json']);
    const { entities, project } = json<{ project: string; entities: { name: string }[] }>(outcome, 'parse');
    equal(project, 'Town Library');
    const names = entities.map(({ name }) => name);
    for (const name of ['Book', 'Member', 'Loan']) ok(names.includes(name), `${name} is not among ${names}`);
    equal(outcome.code, 0);
  }));

it('generate scores several candidates, writes the best, and writes the same bytes again', () =>
  inWorkspace({ 'library.req': library }, async ({ run, read }) => {
    const first = await run(['generate', 'library.req', '--json']);
    const made = json<{ candidates: { strategy: string; chosen: boolean }[]; files: { change: string }[] }>(
      first,
      'generate',
    );
    deepEqual(made.candidates.map(({ strategy }) => strategy).sort(), ['pattern_based', 'template']);
    equal(made.candidates.filter(({ chosen }) => chosen).length, 1);
    equal(made.files[0]?.change, 'created');
    const text = read('library.spark');
    const second = await run(['generate', 'library.req', '--json']);
    equal(json<typeof made>(second, 'generate').files[0]?.change, 'unchanged');
    equal(read('library.spark'), text);
    equal((await run(['check', 'library.spark'])).code, 0);
  }));

it('generate never replaces an edited file unless it is forced', () =>
  inWorkspace({ 'library.req': library }, async ({ run, read, write }) => {
    await run(['generate', 'library.req']);
    const edited = read('library.spark').replace('Book', 'Volume');
    write('library.spark', edited);
    const refused = await run(['generate', 'library.req']);
    equal(refused.code, 1);
    match(refused.err, /was edited since it was generated/);
    equal(read('library.spark'), edited);
    equal((await run(['generate', 'library.req', '--force'])).code, 0);
    ok(read('library.spark') !== edited);
  }));

it('evaluate explains each metric', () =>
  inWorkspace({ 'library.req': library }, async ({ run }) => {
    await run(['generate', 'library.req']);
    const outcome = await run(['evaluate', 'library.spark', '--requirements', 'library.req', '--json']);
    const { metrics } = json<{ metrics: { metric: string; weight: number; reasons: string[] }[] }>(
      outcome,
      'evaluate',
    );
    ok(metrics.length >= 5);
    ok(metrics.every(({ reasons }) => reasons.length > 0));
    ok(Math.abs(metrics.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9);
  }));

it('evolve improves a damaged model, reproducibly, and writes it where it is told', () =>
  inWorkspace({ 'library.req': library }, async ({ run, read, write }) => {
    await run(['generate', 'library.req']);
    write('bare.spark', read('library.spark').replaceAll(/^ *(has_many|belongs_to) .*\n/gm, ''));
    const args = [
      'evolve',
      'bare.spark',
      '--requirements',
      'library.req',
      '--generations',
      '15',
      '--population',
      '20',
    ];
    const outcome = await run([...args, '--out', 'better.spark', '--json']);
    const { start, end, steps } = json<{ start: number; end: number; steps: unknown[] }>(outcome, 'evolve');
    ok(end > start, `${end} is no more than ${start}`);
    ok(steps.length > 0);
    const text = read('better.spark');
    await run([...args, '--out', 'again.spark']);
    equal(read('again.spark'), text);
    equal((await run(['check', 'better.spark'])).code, 0);
  }));

it('evaluate and evolve see a model whole that stands in several files, and evolve writes into each', () =>
  inWorkspace({ 'library.req': library }, async ({ run, read, write }) => {
    await run(['generate', 'library.req']);
    const whole = read('library.spark').replace(/^(\/\/.*\n)+\n/, '');
    const score = async () => {
      const outcome = await run(['evaluate', 'library.spark', '--requirements', 'library.req', '--json']);
      return json<{ total: number }>(outcome, 'evaluate').total;
    };
    const before = await score();
    const [use = '', domain = '', ...resources] = whole.split(/\n(?=domain |resource )/);
    // Each resource in a file of its own, its actions in another one.
    write('library.spark', `${use}\n// By hand.\n${domain}`);
    for (const [index, resource] of resources.entries()) {
      const name = /^resource (\S+)/.exec(resource)?.[1] ?? '';
      const actions = /\n {2}actions \{\n[\s\S]*?\n {2}\}/.exec(resource)?.[0] ?? '';
      const plain = resource.replace(actions, '').replaceAll(/^ *(has_many|belongs_to) .*\n/gm, '');
      write(`part${index}.spark`, `${use}\n// Of ${name}.\n${plain}`);
      write(`part${index}.actions.spark`, `${use}\nfragment ${name}: resource {${actions}\n}\n`);
    }
    const damaged = await score();
    ok(damaged < before && damaged > before / 2, `${before} → ${damaged}`);
    const args = ['evolve', 'library.spark', '--requirements', 'library.req', '--generations', '8'];
    const outcome = await run([...args, '--population', '12', '--out', 'library.spark', '--json']);
    const { start, end, files } = json<{
      start: number;
      end: number;
      files: { path: string; change: string }[];
    }>(outcome, 'evolve');
    ok(end > start, `${end} is no more than ${start}`);
    ok(files.some(({ path, change }) => /part\d\.spark$/.test(path) && change === 'replaced'));
    match(read('library.spark'), /^\/\/ By hand\./m);
    match(read('part0.spark'), /^\/\/ Of /m);
    ok((await score()) > damaged);
    equal((await run(['check', '.'])).code, 0);
  }));

it('benchmark predicts the sets that it knows', () =>
  inWorkspace({}, async (workspace) => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(`${workspace.folder}/data/ctetex`, { recursive: true });
    const items = [{ id: '1', text: 'The door is opened by the guard.' }];
    workspace.write('data/ctetex/dev.input.json', JSON.stringify({ items }));
    const outcome = await workspace.run([
      'benchmark',
      'requirements',
      '--data',
      'data',
      '--out',
      'out',
      '--json',
    ]);
    const { sets } = json<{ sets: { name: string; items: number }[] }>(outcome, 'benchmark');
    deepEqual(
      sets.map(({ name, items: count }) => [name, count]),
      [['ctetex', 1]],
    );
    equal(JSON.parse(workspace.read('out/ctetex.pred.json')).items[0].passive, true);
  }));

it('benchmark explains what is missed and invented', () =>
  inWorkspace({}, async (workspace) => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(`${workspace.folder}/data/usdm`, { recursive: true });
    const text = 'As a keeper, I want to feed the animals.\nAs a keeper, I want to weigh the animals.';
    const answer = { id: 'zoo', classes: ['Keeper', 'Aviary'], associations: [['Keeper', 'Aviary']] };
    workspace.write('data/usdm/dev.input.json', JSON.stringify({ items: [{ id: 'zoo', text }] }));
    workspace.write('data/usdm/dev.gold.json', JSON.stringify({ items: [answer] }));
    const args = ['benchmark', 'requirements', '--data', 'data', '--explain'];
    const { explained } = json<{
      explained: { set: string; causes: { figure: string; error: string; cause: string }[] }[];
    }>(await workspace.run([...args, '--json']), 'benchmark');
    const causes = explained[0]?.causes.map((one) => `${one.figure} ${one.error}: ${one.cause}`) ?? [];
    ok(causes.includes('classes missed: its words are not in the text'));
    ok(causes.some((cause) => cause.startsWith('associations missed: ')));
    match((await workspace.run(args)).out, /usdm classes: missed \d+\n +\d+ {2}\S/);
    equal((await workspace.run(['benchmark', 'requirements', '--data', 'data'])).code, 2);
  }));

it('wrong usage leaves 2 and says what is right', () =>
  inWorkspace({ 'library.req': library }, async ({ run }) => {
    for (const args of [
      ['generate'],
      ['frobnicate'],
      ['generate', 'library.req', '--seed', 'x'],
      ['generate', 'library.req', '--strategies', 'nonsense'],
      ['generate', 'missing.req'],
      ['evaluate', 'library.req'],
      ['check', 'nowhere'],
    ]) {
      const { code, err } = await run(args);
      equal(code, 2, args.join(' '));
      ok(err.length > 0, args.join(' '));
    }
  }));

it('the human output names what was done, scored and chosen', () =>
  inWorkspace({ 'library.req': library }, async ({ run }) => {
    match((await run(['parse', 'library.req'])).out, /^Book {2}\[.*R1.*\]$/m);
    const { out } = await run(['generate', 'library.req']);
    match(out, /ms {2}Read 6 statements/);
    match(out, /→ (template|pattern_based) +\d+\.\d/);
    match(out, /warning +req\/missing-measure/);
    match((await run(['evaluate', 'library.spark'])).out, /^\d+\.\d of 100$/m);
    const evolved = await run(['evolve', 'library.spark', '--generations', '2', '--population', '6']);
    match(evolved.out, /Nothing was written; use --out FILE/);
  }));

it('the bundle is the same program: help and version go to standard output and leave 0', () =>
  inWorkspace({}, async ({ runBundle: run }) => {
    match((await run(['--help'])).out, /generate/);
    match((await run(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
    equal((await run(['generate', '--help'])).code, 0);
  }));

it('the clinic of the examples goes all the way, to the same bytes from the bundle and from the sources', () =>
  inWorkspace({}, async (workspace) => {
    example(workspace, 'clinic/clinic.req');
    const { code, out } = await workspace.runBundle(['generate', 'clinic.req']);
    equal(code, 0);
    match(out, /Wrote clinic\.spark/);
    equal((await workspace.runBundle(['check', 'clinic.spark'])).code, 0);
    const text = workspace.read('clinic.spark');
    match((await workspace.run(['generate', 'clinic.req'])).out, /Unchanged clinic\.spark/);
    equal(workspace.read('clinic.spark'), text);
  }));
