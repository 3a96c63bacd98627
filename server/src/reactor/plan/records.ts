/** Whose records a source gives, as far as the steps of a document tell. */
import type { Source, StepDefinition } from '../../model/definition/reactor.ts';

/** A resource, and the keys that lead from its records to those of the source: names of relationships, numbers of lists. */
export interface Origin {
  readonly resource: string;
  readonly path: readonly string[];
}

/**
 * @param find the step with a name, wherever in the document it is
 * @returns undefined for inputs, and for what code makes
 */
export function originOf(
  source: Source,
  find: (name: string) => StepDefinition | undefined,
): Origin | undefined {
  const behind = (origin: Origin | undefined): Origin | undefined =>
    origin && { ...origin, path: [...origin.path, ...source.path] };
  if (source.from === 'result') return behind(resultOf(find(source.step), find));
  if (source.from !== 'element') return undefined;
  const map = find(source.map);
  return map?.kind === 'map' ? behind(originOf(map.source, find)) : undefined;
}

function resultOf(
  step: StepDefinition | undefined,
  find: (name: string) => StepDefinition | undefined,
): Origin | undefined {
  switch (step?.kind) {
    case 'create':
    case 'read':
    case 'read_one':
    case 'update':
    case 'destroy':
    case 'bulk_create':
    case 'bulk_update':
    case 'bulk_destroy':
      return step.resource === undefined ? undefined : { resource: step.resource, path: [] };
    case 'load':
      return step.initial && originOf(step.initial, find);
    case 'map':
    case 'transaction':
    case 'group':
    case 'around': {
      const name = 'return' in step && step.return !== undefined ? step.return : step.steps.at(-1)?.name;
      return resultOf(
        step.steps.find((each) => each.name === name),
        find,
      );
    }
    case 'switch': {
      const branches = [...step.branches, ...(step.otherwise ? [step.otherwise] : [])];
      const origins = branches.flatMap(({ return: name, steps }) =>
        name === undefined
          ? []
          : [
              resultOf(
                steps.find((each) => each.name === name),
                find,
              ),
            ],
      );
      const [first] = origins;
      return origins.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : undefined;
    }
    default:
      return undefined;
  }
}
