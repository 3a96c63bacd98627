/** The benchmark sets that the engine covers: a new one is one file and one line here. */
import type { BenchmarkAdapter } from './adapter.ts';
import { classDiagrams } from './class-diagrams.ts';
import { functionalQuality } from './functional-quality.ts';
import { passiveVoice } from './passive-voice.ts';
import { smells } from './smells.ts';
import { storyBacklogs } from './story-backlogs.ts';
import { storyParts } from './story-parts.ts';

/** In the order in which results are shown. */
export const adapters: readonly BenchmarkAdapter[] = [
  storyBacklogs,
  storyParts,
  classDiagrams,
  smells,
  functionalQuality,
  passiveVoice,
];
