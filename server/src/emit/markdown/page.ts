/** The reference page of a definition as Markdown. */
import type { Spelling } from '../../dsl/syntax/print-statement.ts';
import { type Addition, additionsOf } from '../additions.ts';
import { type Documented, documentedEntries } from '../documented.ts';
import type { Entry } from '../entries.ts';
import type { Language } from '../language.ts';
import { madeFrom } from '../made-from.ts';
import { type ElementContext, elementPart } from './element.ts';
import { functionsPart } from './functions.ts';
import { type Headings, headingsFor, pageHeadings } from './headings.ts';
import { argumentTable, optionTable, type TableContext } from './parameters.ts';
import { rulesPart } from './rules.ts';
import { code, fenced, paragraphs, plain } from './text.ts';

/** Documents that show what the language is like. They come from outside, where they can be checked. */
export interface Examples {
  /** A document that shows an entity. */
  of(entry: Entry): string | undefined;
  /** Documents that people wrote. */
  readonly documents: readonly { readonly title: string; readonly text: string }[];
}

export function markdownOf(language: Language, spelling: Spelling, examples: Examples): string {
  const { definition } = language;
  const documented = documentedEntries(language);
  const entries = documented.map(({ entry }) => entry);
  const title = `${definition.name} reference`;
  const headings = headingsFor(title, entries);
  const additions = additionsOf(language);
  const context: ElementContext = { language, spelling, headings, exampleOf: (entry) => examples.of(entry) };
  const page = paragraphs([
    `<!-- ${madeFrom(definition.name)} -->`,
    `# ${plain(title)}`,
    definition.doc === undefined ? undefined : plain(definition.doc),
    definition.extends.length > 0
      ? `It extends ${definition.extends.map(code).join(', ')}: their keywords and functions may be used as well.`
      : undefined,
    definition.patches.length > 0
      ? `It adds to ${definition.patches.map(({ path }) => code(path.join('.'))).join(', ')}.`
      : undefined,
    `Documents begin with ${code(`use ${language.uses.join(', ')}`)}.`,
    entries.length > 0 ? `## ${pageHeadings.contents}` : undefined,
    contents(documented, headings),
    ...examples.documents.flatMap(({ title, text }, index) => [
      index === 0 ? `## ${pageHeadings.documents}` : undefined,
      plain(title),
      fenced(text),
    ]),
    additions.length > 0 ? `## ${pageHeadings.additions}` : undefined,
    ...additions.map((addition) => additionPart(addition, headings, context)),
    entries.length > 0 ? `## ${pageHeadings.elements}` : undefined,
    ...entries.map((entry) => elementPart(entry, context)),
    functionsPart(context),
    rulesPart(context),
  ]);
  return `${page}\n`;
}

function additionPart(
  { path, args, options, children }: Addition,
  headings: Headings,
  context: TableContext,
): string {
  return paragraphs([
    `To ${code(path.join('.'))}:`,
    argumentTable(args, context),
    optionTable(options, context),
    children.map((child) => `- ${headings.link(child)}${summaryOf(child)}`).join('\n'),
  ]);
}

/** A list in the list of what holds it, each entry once. */
function contents(documented: readonly Documented[], headings: Headings): string {
  return documented
    .map(({ entry, depth }) => `${'  '.repeat(depth)}- ${headings.link(entry)}${summaryOf(entry)}`)
    .join('\n');
}

function summaryOf({ schema }: Entry): string {
  return schema.doc === undefined ? '' : `: ${plain(schema.doc)}`;
}
