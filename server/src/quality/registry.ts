/** All metrics, in the order they are shown. To add one: a file under `metrics/`, a line here, a test. */
import type { Metric } from './metric.ts';
import { access } from './metrics/access.ts';
import { behaviour } from './metrics/behaviour.ts';
import { completeness } from './metrics/completeness.ts';
import { constraints } from './metrics/constraints.ts';
import { coverage } from './metrics/coverage.ts';
import { naming } from './metrics/naming.ts';
import { relationships } from './metrics/relationships.ts';
import { simplicity } from './metrics/simplicity.ts';
import { traceability } from './metrics/traceability.ts';
import { validity } from './metrics/validity.ts';

export const metrics: readonly Metric[] = [
  coverage,
  completeness,
  validity,
  traceability,
  relationships,
  constraints,
  naming,
  access,
  behaviour,
  simplicity,
];
