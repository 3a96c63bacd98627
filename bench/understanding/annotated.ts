/**
 * Functional and quality on texts that the rules were not written for: labels of our own, made before the answers of the engine were seen, for six documents of two other
 * sets (texts by M. Rukavitsyna, CC BY 4.0, and of ARTA, MIT). A statement that asks for something to be done is functional, one that asks for a
 * characteristic of ISO/IEC 25010 or for a technology is a quality, one that only says what data or the makers' papers are is neither.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { statementOf } from '../../server/src/requirements/benchmark/statement-of.ts';
import { classify } from '../../server/src/requirements/kinds/quality-class.ts';
import type { Measured } from './measured.ts';

/** Places of statements in a document, from 0: single ones and ranges. What is listed nowhere is functional and no quality. */
interface Labels {
  readonly quality?: string;
  readonly both?: string;
  readonly neither?: string;
  /** Those about which two readers would not agree. */
  readonly open?: string;
}

const FREE_TEXTS: Readonly<Record<string, Labels>> = {
  TSS: { quality: '42-45 48-50 52-58', both: '41 46 47 51', neither: '59-62' },
  EVS: {
    quality: '25 35 49 54-56 68 72 73 77 80-85 89-91 94 95 97-105',
    both: '21 22 47 86 88 93',
    neither: '1-4 11-13 24 39 50 96 106-109',
    open: '45 46 48 52 53 65 76 87 92',
  },
  'ECSS_E60-30': { quality: '18 21', both: '3 10', neither: '13 17 19 22-24 30', open: '8' },
  FLEX: { quality: '0 5 6 15', neither: '1 7 9', open: '2-4 8 10 12-14' },
};

const RAILWAY_TEXTS: Readonly<Record<string, Labels>> = {
  ertms: {
    quality: '3 6 9 112 142 173 193',
    both: '44 55 114 129 130 175 196',
    neither: '4 21 74 86 131 135 137 164',
    open: '5 16 22 24 26 42 70 83 94 98 99 101 105 106 110 113 134 140 186 194',
  },
  // Every third statement was read.
  eirene: {
    quality: '26 41 71 83 185 221 239 242 254 257',
    both: '233',
    neither: '50 56 68 80 215 245 269 272',
    open: '23 32 53 59 62 65 74 77 86 95 134 161 179 182 200 206 227 248 266 275',
  },
};

interface Annotated {
  readonly text: string;
  readonly functional: boolean;
  readonly quality: boolean;
}

/** The two figures over all annotated statements, F1; empty where the texts are not there. */
export async function annotatedFigures(folder: string): Promise<readonly Measured[]> {
  const all = await readAnnotated(folder);
  if (all.length === 0) return [];
  const read = all.map((one, index) => ({ one, ours: classify(statementOf(`S-${index}`, one.text)) }));
  const f1 = (label: 'functional' | 'quality'): number => {
    const right = read.filter(({ one, ours }) => one[label] && ours[label]).length;
    const wrong = read.filter(({ one, ours }) => one[label] !== ours[label]).length;
    return (2 * right) / (2 * right + wrong);
  };
  const known = `${all.length} of our own labels`;
  return [
    { set: 'annotated', row: { figure: 'functional', known, must: 0.9, aim: 0.92 }, value: f1('functional') },
    { set: 'annotated', row: { figure: 'quality', known, must: 0.6, aim: 0.7 }, value: f1('quality') },
  ];
}

async function readAnnotated(folder: string): Promise<readonly Annotated[]> {
  const json = async (...path: string[]) =>
    JSON.parse(await readFile(join(folder, ...path), 'utf8').catch(() => 'null'));
  const free: { sets: Record<string, { free: string[] }> } | null = await json('ears', 'templates.json');
  const railway: { items: { doc: string; text: string }[] } | null = await json(
    'arta-smells',
    'dev.input.json',
  );
  return [
    ...Object.entries(FREE_TEXTS).flatMap(([name, labels]) => labelled(free?.sets[name]?.free ?? [], labels)),
    ...Object.entries(RAILWAY_TEXTS).flatMap(([name, labels]) => {
      const texts = (railway?.items ?? []).filter(({ doc }) => doc === name).map(({ text }) => text);
      return labelled(texts, labels, name === 'eirene' ? [20, 3] : [0, 1]);
    }),
  ];
}

/** The statements of a document that are labelled. @param steps the first that was read, and the distance to the next */
function labelled(texts: readonly string[], labels: Labels, steps = [0, 1]): readonly Annotated[] {
  const [first = 0, step = 1] = steps;
  const [quality, both, neither, open] = [labels.quality, labels.both, labels.neither, labels.open].map(
    placesIn,
  );
  return texts.flatMap((text, at) => {
    if (at < first || (at - first) % step !== 0 || open?.has(at)) return [];
    const asked = both?.has(at) === true;
    return {
      text,
      functional: asked || !(quality?.has(at) || neither?.has(at)),
      quality: asked || quality?.has(at) === true,
    };
  });
}

/** `1-3 7` → 1, 2, 3, 7. */
function placesIn(list = ''): ReadonlySet<number> {
  return new Set(
    list
      .split(' ')
      .filter((range) => range !== '')
      .flatMap((range) => {
        const [from = 0, to = from] = range.split('-').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      }),
  );
}
