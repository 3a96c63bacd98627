/** What actions of projects do: read requirements, take models, deploy, fail. */

import type { ChangeHandler } from '../../runtime/handlers.ts';
import { type ReadText, readModelText } from '../documents/judge-model.ts';
import { contentHash } from '../documents/provenance.ts';
import {
  complexityOf,
  type ReadRequirements,
  readRequirementsText,
  severitiesOf,
} from '../documents/read-requirements.ts';
import { change, mapOf, Refusal, textOf } from './change.ts';

export const projectChanges: Readonly<Record<string, ChangeHandler>> = {
  parse_requirements: change(({ get }) => {
    const text = textOf(get('requirements'));
    const read = readRequirementsText(text, textOf(get('uri')));
    return {
      set: {
        content_hash: contentHash(text),
        statement_count: read.specification.statements.length,
        findings: severitiesOf(read.diagnostics),
        readiness: read.readiness.total,
        failure: null,
      },
      share: { read },
    };
  }),

  create_specification: change(({ shared }) => {
    const specification = shared<ReadRequirements>('read')?.specification;
    if (!specification || specification.entities.length === 0)
      throw new Refusal(
        'requirements',
        'nothing_to_model',
        'must say what there is and what it has, such as "Each patient has a name and an e-mail address."',
      );
    return { set: { specification, entity_count: specification.entities.length } };
  }),

  estimate_complexity: change(({ shared }) => {
    const read = shared<ReadRequirements>('read');
    return read && { set: { complexity: complexityOf(read.specification.complexity) } };
  }),

  validate_generation: change(({ get }) => {
    const read = readableModel(textOf(get('generated_code')), 'generated_code');
    return { share: { read } };
  }),

  process_test_results: change(({ get, argument, shared }) => {
    const read = shared<ReadText>('read');
    const found = argument('test_results') ?? (read && severitiesOf(read.diagnostics));
    return { set: { metadata: { ...mapOf(get('metadata')), test_results: found }, failure: null } };
  }),

  validate_deployment_readiness: change(({ get }) => {
    if (textOf(get('generated_code')) === '')
      throw new Refusal('generated_code', 'required', 'must be there: generate a model first');
    if (textOf(get('target_uri')) === '')
      throw new Refusal('target_uri', 'required', 'must name the document that the model is for');
    return undefined;
  }),

  record_failure: change(({ argument }) => ({ set: { failure: argument('reason') } })),
};

/** A model that can be read. @throws Refusal at the field that holds it */
export function readableModel(text: string, field: string): ReadText {
  const read = readModelText(text);
  if (read.broken)
    throw new Refusal(field, 'unreadable', `cannot be read as a model: ${read.broken.message}`);
  if (read.model.resources.length === 0) throw new Refusal(field, 'empty', 'must declare a resource');
  return read;
}
