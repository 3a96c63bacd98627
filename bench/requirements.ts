/** How fast requirements are read and understood, how that grows, and what an edit costs. */
import { specify } from '../server/src/factory/documents/specify.ts';
import { readRequirements } from '../server/src/language/requirements-document/index.ts';
import { readStatement } from '../server/src/requirements/analysed-statement.ts';
import { analyze, examine } from '../server/src/requirements/index.ts';
import { requirementsOf } from './documents.ts';
import { type Bench, type Figure, figure, median, processorTimes } from './measure.ts';

const uri = 'file:///bench.req';

/** Another text each time: what was read before is remembered. */
let seed = 1000;
const unread = (count: number): string => requirementsOf(count, ++seed);

export const requirementsBench: Bench = {
  name: 'requirements',
  run: async () => [parsing(), ...growth(), ...editing()],
};

/** The text to statements, and each of these to tokens, phrases and clauses. */
function parsing(): Figure {
  const taken = processorTimes(
    3,
    () => unread(10_000),
    (text) => {
      const [document] = readRequirements(text, uri);
      document.statements.forEach(readStatement);
    },
  );
  return figure(
    'parse 10,000 statements',
    taken.map((ms) => ms / 1000),
    's',
    { target: '< 4' },
  );
}

/** From a text to its Specification and findings, and how much longer twice the text takes. */
function growth(): readonly Figure[] {
  const counts = [1250, 2500, 5000, 10_000];
  // The first reading of all also warms up the compiler.
  specify({ uri, text: unread(1250) });
  const taken = counts.map((count) =>
    processorTimes(
      2,
      () => unread(count),
      (text) => specify({ uri, text }),
    ),
  );
  const [first = Number.NaN] = taken.map((times) => Math.min(...times));
  return counts.map((count, i) => {
    const times = taken[i] ?? [];
    const ratio = Math.min(...times) / first;
    return figure(`understand ${count} statements`, times, 'ms', {
      note: `${2 ** i}× the text takes ${ratio.toFixed(1)}× the time`,
    });
  });
}

/** One statement of 2,000 edited again and again: its words, then its facts, then its length, so that all that follows it moves. */
function editing(): readonly Figure[] {
  const count = 2000;
  const lines = unread(count).split('\n');
  specify({ uri, text: lines.join('\n') });
  const edits = 60;
  const texts = Array.from({ length: edits }, (_, i) => {
    const at = 2 + ((i * 677) % count);
    const changed = `R${at - 1}: Each trailer has a ${'very '.repeat(i % 3)}heavy hook of kind K${i} and a plate.`;
    return lines.with(at, changed).join('\n');
  });
  const documents = texts.map((text) => readRequirements(text, uri)[0]);
  const found = each(documents, (document) => examine(document).diagnostics);
  const analysed = each(documents, (document) => analyze(document));
  const whole = each(texts, (text) => specify({ uri, text }));
  return [
    figure('findings of 2,000 statements again after an edit of one', found, 'ms', {
      target: '< 30',
      note: `90 % under ${percentOf(found)} ms`,
    }),
    figure('the same with the Specification, which is made when it is asked for', analysed, 'ms', {
      note: `90 % under ${percentOf(analysed)} ms`,
    }),
    figure('both with reading the text anew', whole, 'ms', { note: `90 % under ${percentOf(whole)} ms` }),
  ];
}

function each<T>(inputs: readonly T[], work: (input: T) => unknown): number[] {
  return inputs.flatMap((input) => processorTimes(1, () => input, work)).slice(10);
}

const percentOf = (times: readonly number[]): string =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.9)] ?? median(times)).toFixed(0);
