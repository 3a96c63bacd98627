/**
 * Fits the weights of `server/src/requirements/specify/backlog/weights.ts` to backlogs with domain models by hand, and prints them:
 * `node bench/understanding/fit-backlog.ts --data <dir>`. The backlogs are those of the set `usdm`, which is Apache-2.0.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readStatement } from '../../server/src/requirements/analysed-statement.ts';
import { documentOf } from '../../server/src/requirements/benchmark/document-of.ts';
import { withFacts } from '../../server/src/requirements/specification.ts';
import { withAliases } from '../../server/src/requirements/specify/aliases.ts';
import { mayBeModelled } from '../../server/src/requirements/specify/backlog/backlog.ts';
import { nameFeatures, pairFeatures } from '../../server/src/requirements/specify/backlog/probability.ts';
import { pairKey, spokenOf, storiesOf } from '../../server/src/requirements/specify/backlog/spoken.ts';
import { gatherEvidence } from '../../server/src/requirements/specify/evidence.ts';
import { createNames, normal } from '../../server/src/requirements/specify/names.ts';
import { dataFolder, NO_DATA } from './data-folder.ts';
import { type Example, fitLogistic } from './logistic-regression.ts';

/** A backlog with its model; other names for a class stand in `synonyms`. */
interface Modelled {
  readonly id: string;
  readonly text: string;
  readonly classes: readonly string[];
  readonly associations: readonly (readonly [string, string])[];
  readonly silverAssociations?: readonly (readonly [string, string])[];
  readonly synonyms?: Readonly<Record<string, readonly string[]>>;
}

/** Draws to 0, chosen by leaving each backlog out: pairs have fewer examples with more to say. */
const RIDGE = { names: 10, pairs: 3 };

const { values } = parseArgs({ options: { data: { type: 'string' }, without: { type: 'string' } } });
const folder = dataFolder(values.data);
if (folder === undefined) throw new Error(NO_DATA);
const { items } = JSON.parse(readFileSync(join(folder, 'usdm/dev.gold.json'), 'utf8')) as {
  items: readonly Modelled[];
};
const examples = items.filter(({ id }) => id !== values.without).map(examplesOf);
print(
  'NAME_WEIGHTS',
  RIDGE.names,
  examples.flatMap(({ names }) => names),
);
print(
  'PAIR_WEIGHTS',
  RIDGE.pairs,
  examples.flatMap(({ pairs }) => pairs),
);

type Named = Readonly<Record<string, number>>;
interface Labelled {
  readonly features: Named;
  readonly holds: boolean;
}

function examplesOf(item: Modelled): { names: readonly Labelled[]; pairs: readonly Labelled[] } {
  const lines = item.text.split('\n').filter((line) => line.trim() !== '');
  const facts = withFacts(documentOf(item.id, lines).statements.map(readStatement)).map((one) => one.facts);
  const spelled = createNames([], lines);
  const names = withAliases(spelled, gatherEvidence(facts, spelled), facts);
  const spoken = spokenOf(storiesOf(facts), names);
  const classOf = classesOf(item);
  const related = new Set(
    [...item.associations, ...(item.silverAssociations ?? [])].map(([a, b]) =>
      pairKey(classOf(a) ?? a, classOf(b) ?? b),
    ),
  );
  const candidates = [...spoken.names.values()].filter(({ name }) => mayBeModelled(name));
  return {
    names: candidates.map((one) => ({ features: nameFeatures(one), holds: classOf(one.name) !== undefined })),
    pairs: [...spoken.pairs.values()].flatMap((pair) => {
      const [one, other] = [spoken.names.get(pair.a), spoken.names.get(pair.b)];
      const [a, b] = [classOf(pair.a), classOf(pair.b)];
      if (one === undefined || other === undefined || a === undefined || b === undefined || a === b)
        return [];
      if (!mayBeModelled(pair.a) || !mayBeModelled(pair.b)) return [];
      return [{ features: pairFeatures(pair, one, other), holds: related.has(pairKey(a, b)) }];
    }),
  };
}

/** The class that a name stands for: its own, the one it is another name for, or the one whose other name is part of it. */
function classesOf({ classes, synonyms = {} }: Modelled): (name: string) => string | undefined {
  const own = new Set(classes.map(normal));
  const others = Object.entries(synonyms).flatMap(([name, variants]) =>
    variants.map((variant) => [normal(variant), normal(name)] as const),
  );
  return (raw) => {
    const name = normal(raw);
    if (own.has(name)) return name;
    const same = others.find(([variant]) => variant === name);
    if (same !== undefined) return same[1];
    return others
      .map(([variant, standard]) => name.replace(variant, standard))
      .find((candidate) => own.has(candidate));
  };
}

function print(title: string, ridge: number, labelled: readonly Labelled[]): void {
  const keys = Object.keys(labelled[0]?.features ?? {});
  const rows = labelled.map(
    ({ features, holds }): Example => ({ features: keys.map((key) => features[key] ?? 0), holds }),
  );
  const weights = fitLogistic(rows, ridge);
  const holding = rows.filter(({ holds }) => holds).length;
  process.stdout.write(`\n// ${rows.length} examples, ${holding} of which hold\nexport const ${title} = {\n`);
  keys.forEach((key, i) => {
    process.stdout.write(`  ${key}: ${Math.round(100 * (weights[i] ?? 0)) / 100},\n`);
  });
  process.stdout.write('};\n');
}
