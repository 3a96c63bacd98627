/** The benchmark sets that the engine covers: a new one is one file and one line here. */
import type { BenchmarkAdapter } from './adapter.ts';
import { passiveVoice } from './passive-voice.ts';

export const adapters: readonly BenchmarkAdapter[] = [passiveVoice];
