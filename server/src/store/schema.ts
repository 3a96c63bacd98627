/** The tables as kysely sees them: the newest schema, which the migrations lead to. Columns called `seq` give the order of arrival. */
import type { Generated } from 'kysely';

/** JSON in a text column; `encode` and `decode` of `json.ts` are its only way in and out. */
export type Json = string;
/** 0 or 1: SQLite has no booleans. */
export type Flag = number;

export interface Schema {
  projects: {
    uri: string;
    name: string;
    statements: number;
    entities: number;
    findings: Json;
    readiness: number;
    specification: Json;
    content_hash: string;
    /** Milliseconds since the epoch, as all times here. */
    updated: number;
  };
  generation_requests: {
    seq: Generated<number>;
    id: string;
    project: string;
    target: string;
    seed: number;
    started: number;
    /** Milliseconds. */
    duration: number;
    requirements_hash: string;
    reasons: Json;
  };
  candidates: {
    /** `seq` of its generation request. */
    request: number;
    position: number;
    id: string;
    strategy: string;
    text: string;
    evaluation: Json;
    rationale: Json;
    chosen: Flag;
  };
  evolution_runs: {
    seq: Generated<number>;
    id: string;
    uri: string;
    state: string;
    seed: number;
    start: number;
    best: number;
    planned_generations: number;
    settings: Json;
    started: number;
    updated: number;
  };
  evolution_generations: {
    /** `seq` of its run. */
    run: number;
    number: number;
    best: number;
    mean: number;
    /** What the run needs to go on from here; kept for the newest generation only. */
    resume: Json | null;
  };
  individuals: {
    run: number;
    generation: number;
    position: number;
    id: string;
    score: number;
    operator: string;
    parents: Json;
    /** The model's text; kept for the best and the elite only. */
    text: string | null;
  };
  journal: {
    seq: Generated<number>;
    label: string;
    time: number;
    files: Json;
    undone: Flag;
  };
  settings: {
    key: string;
    value: Json;
  };
}
