/** Definitions of documents, for tests. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadDefinitions, readDefinitions } from '../../../../server/src/language/definition/index.ts';
import { checkSpark } from '../../../../server/src/language/spark/check.ts';
import { parseSpark } from '../../../../server/src/language/spark/index.ts';
import { createWorkspace } from '../../../../server/src/language/spark/workspace.ts';
import type { ResourceDefinition } from '../../../../server/src/model/definition/resource.ts';

/** The definitions of documents that are given by their texts. */
export function read(...texts: readonly string[]): ReadDefinitions {
  return readDefinitions(
    createWorkspace(texts.map((text, index) => parseSpark(text, `memory:/${index}.spark`))),
  );
}

/** The definition of `resource Post { … }` with this block, in a document that uses all of Ash that runs here. */
export function resource(block: string, others = ''): ResourceDefinition {
  const uses = 'use ash.domain, ash.resource, ash.state_machine, ash.policies, ash.pub_sub, ash.postgres';
  const { definitions } = read(`${uses}\n${others}\nresource Post {\n${block}\n}`);
  const found = definitions.resources.find(({ name }) => name === 'Post');
  if (!found) throw new Error('There is no resource Post.');
  return found;
}

/** The documents of a folder and below it, by folder: those of one folder see each other. */
export function documentsBelow(
  folder: string,
): ReadonlyMap<string, readonly { uri: string; text: string }[]> {
  const found = new Map<string, { uri: string; text: string }[]>();
  const enter = (at: string, group: string) => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) enter(path, at === folder ? path : group);
      else if (name.endsWith('.spark')) {
        const key = at === folder ? path : group;
        found.set(key, [...(found.get(key) ?? []), { uri: path, text: readFileSync(path, 'utf8') }]);
      }
    }
  };
  enter(folder, folder);
  return found;
}

/** What is wrong with a document, as lines. */
export function findings(text: string): readonly string[] {
  return checkSpark({ uri: 'memory:/0.spark', text })
    .filter(({ severity }) => severity === 'error')
    .map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`);
}
