/** What a resource is, in the words of the statement that defines it. */
import { snakeCase } from '../../model/naming.ts';
import type { Entity, Specification } from '../../model/specification.ts';

/** Longer sentences describe; they do not define. */
const longest = 120;

const defining = /^(?:is|are|means|denotes|describes|represents|stands for|belongs to|consists of)\b/;

/** The statement that says what the entity is, on one line and without its full stop; undefined when there is none. */
export function documentationOf(entity: Entity, { statements }: Specification): string | undefined {
  const name = snakeCase(entity.name).replaceAll('_', ' ');
  for (const { id, text } of statements) {
    if (!entity.sources.includes(id)) continue;
    const sentence = text.split(/\s+/).join(' ').replace(/\.$/, '');
    if (sentence.length > longest || sentence.includes('. ')) continue;
    const subject = sentence.toLowerCase().replace(/^(?:each|every|an?|the) /, '');
    if (subject.startsWith(`${name} `) && defining.test(subject.slice(name.length + 1))) return sentence;
  }
  return undefined;
}
