/** The parts of a user story, with what a fix needs to move them. */
import type { Sentence } from '../../analysed-statement.ts';
import type { ReadStatement } from '../../specification.ts';

export interface StoryParts {
  readonly text: string;
  readonly role?: Sentence;
  readonly means?: Sentence;
  readonly benefit?: Sentence;
}

/** The parts of a story; undefined when the statement is none. */
export function partsOf({ statement }: ReadStatement): StoryParts | undefined {
  if (statement.kind !== 'user-story') return undefined;
  const part = (role: Sentence['role']): Sentence | undefined =>
    statement.sentences.find((sentence) => sentence.role === role);
  const [role, means, benefit] = [part('role'), part('means'), part('benefit')];
  return {
    text: statement.source.text,
    ...(role ? { role } : {}),
    ...(means ? { means } : {}),
    ...(benefit ? { benefit } : {}),
  };
}
