/** The fields that may stand under a statement, with what each is for. Any other is kept, and asked about. */

/** Known fields: name in lower case → one sentence for completion and hover. */
export const knownFields: ReadonlyMap<string, string> = new Map([
  ['acceptance', 'How one can tell that the statement is fulfilled.'],
  ['acceptance criteria', 'How one can tell that the statement is fulfilled.'],
  ['assumption', 'What is taken for granted here.'],
  ['author', 'Who wrote the statement.'],
  ['component', 'What has to respond, in a structured requirement.'],
  ['condition', 'When it holds, in a structured requirement.'],
  ['comment', 'Anything worth keeping that is no requirement itself.'],
  ['depends on', 'Ids of the statements that this one needs.'],
  ['identifier', 'Its id in another tool.'],
  ['note', 'Anything worth keeping that is no requirement itself.'],
  ['owner', 'Who decides about the statement.'],
  ['parent', 'Id of the statement that this one refines.'],
  ['priority', 'How important it is: must, should, could, won’t.'],
  ['probability', 'How surely, in a structured requirement.'],
  ['rationale', 'Why it is asked for.'],
  ['response', 'What has to be so, in a structured requirement.'],
  ['risk', 'What happens when it is not fulfilled.'],
  ['scope', 'In which mode it holds, in a structured requirement.'],
  ['shall', 'Says that it is required, in a structured requirement.'],
  ['source', 'Where it comes from: a person, a law, a meeting.'],
  ['status', 'Where it stands: draft, agreed, done.'],
  ['tags', 'Words to find it by.'],
  ['timing', 'How soon or how long, in a structured requirement.'],
  ['type', 'Functional, quality, constraint …'],
  ['verification', 'How it is checked: test, inspection, analysis.'],
  ['version', 'Since when it holds.'],
]);

/** A field's name and value within a line, as offsets into the line. */
export interface FieldLine {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly known: boolean;
  readonly valueStart: number;
}

const shape =
  /^(?:[-*+•]\s{1,8})?(\*\*|__)?([A-Za-z][A-Za-z_-]{0,23}(?: [a-z]{1,12})?)(?::\1|\1:|\1\s:)(?=\s|$)/i;

/** Reads `priority: must`, `**Priority:** must` or `- Priority: must` from a line without its indentation. */
export function readField(line: string): FieldLine | undefined {
  const match = shape.exec(line);
  const name = match?.[2];
  if (match === null || name === undefined) return undefined;
  const nameStart = match[0].indexOf(name);
  let valueStart = match[0].length;
  while (valueStart < line.length && (line[valueStart] === ' ' || line[valueStart] === '\t')) valueStart++;
  const known = knownFields.has(name.toLowerCase());
  // A stranger is taken for a field only when it looks like one: `prioritty: must`, not `The following: …`.
  if (!known && match[1] === undefined && !/^[a-z][a-z_-]*$/.test(name)) return undefined;
  return { nameStart, nameEnd: nameStart + name.length, known, valueStart };
}
