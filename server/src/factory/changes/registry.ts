/** The factory's changes and hooks by the names that its documents call. To add one: a line in its family. */
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { evolutionHooks } from '../hooks/evolution.ts';
import { projectHooks } from '../hooks/projects.ts';
import { specificationHooks } from '../hooks/specification.ts';
import { synthesisHooks } from '../hooks/synthesis.ts';
import { usageHooks } from '../hooks/usage.ts';
import type { FactoryServices } from '../services.ts';
import { assessmentChanges } from './assessment.ts';
import { candidateChanges } from './candidates.ts';
import { codeExampleChanges } from './code-example.ts';
import { cycleChanges } from './cycles.ts';
import { entityChanges, featureChanges } from './entities.ts';
import { evolutionChanges } from './evolution.ts';
import { generationChanges } from './generation.ts';
import { improvementChanges } from './improvement.ts';
import { individualChanges } from './individuals.ts';
import { insightChanges } from './insights.ts';
import { mappingChanges } from './mapping.ts';
import { metricChanges } from './metrics.ts';
import { optimizationChanges } from './optimization.ts';
import { painPointChanges } from './pain-points.ts';
import { patternChanges } from './patterns.ts';
import { performanceChanges } from './performance.ts';
import { projectChanges } from './projects.ts';
import { refinementChanges } from './refinement.ts';
import { requirementsChanges } from './requirements.ts';
import { synthesisChanges } from './synthesis.ts';
import { usageChanges } from './usage.ts';

export function factoryChanges(services: FactoryServices): Readonly<Record<string, ChangeHandler>> {
  return {
    ...projectChanges,
    ...generationChanges,
    ...assessmentChanges,
    ...cycleChanges,
    ...improvementChanges(services),
    ...insightChanges,
    ...requirementsChanges,
    ...refinementChanges,
    ...codeExampleChanges,
    ...entityChanges,
    ...featureChanges,
    ...mappingChanges,
    ...synthesisChanges(services),
    ...candidateChanges(services),
    ...metricChanges,
    ...optimizationChanges(services),
    ...usageChanges,
    ...patternChanges,
    ...performanceChanges,
    ...painPointChanges,
    ...evolutionChanges(services),
    ...individualChanges,
    ...projectHooks,
    ...specificationHooks,
    ...synthesisHooks,
    ...usageHooks,
    ...evolutionHooks,
  };
}
