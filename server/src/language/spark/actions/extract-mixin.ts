/** Moves options, arguments and elements of a definition into a mixin, so that others can include them, too. */
import { overlaps, type Span } from '../../../base/span.ts';
import { elementName, type Node } from '../../../dsl/nodes/bind.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
import { uniqueName } from '../../../model/naming.ts';
import { quoteName } from '../reading/escape.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { editsOf, type SparkRefactoring } from './action.ts';
import { indentOf, insertStatement } from './insert-statement.ts';
import { withComments } from './with-comments.ts';

const definitionKeyword = 'dsl';
const mixinKeyword = 'mixin';
const includeKeyword = 'include';

export const extractMixin: SparkRefactoring = {
  kind: 'refactor.extract.mixin',
  find: ({ document, path, span }) => {
    const [definition] = path;
    if (span.start === span.end || !definition || !isOf(definition, definitionKeyword)) return [];
    const owner = path.findLast((node) => membersIn(node, definition, span).length > 0);
    const members = owner ? membersIn(owner, definition, span) : [];
    const [first] = members;
    const last = members.at(-1);
    if (!owner || !first || !last || owner === definition || isOf(owner, mixinKeyword)) return [];
    const name = uniqueName(`${elementName(owner) ?? 'new'}_members`, mixinsOf(definition));
    const chunk = {
      start: withComments(first.statement.span, document).start,
      end: withComments(last.statement.span, document).end,
    };
    const lines = [`${mixinKeyword} ${quoteName(name)} {`, ...dedented(chunk, document).map(indented), '}'];
    return [
      {
        title: `Move ${members.length === 1 ? 'it' : `${members.length} members`} to \`mixin ${name}\``,
        kind: extractMixin.kind,
        edits: editsOf(document, [
          { span: chunk, newText: `${includeKeyword} ${quoteName(name)}` },
          ...insertStatement(definition.statement, lines, document.text),
        ]),
      },
    ];
  },
};

function isOf({ schema }: Node, keyword: string): boolean {
  return schema?.definition === metaLanguage && schema.keyword === keyword;
}

/** The statements that the selection touches, when all of them may stand in a mixin. */
function membersIn(owner: Node, definition: Node, span: Span): readonly Node[] {
  const allowed = definition.schema?.children.get(mixinKeyword)?.children;
  const touched = owner.children.filter(({ statement }) => overlaps(statement.span, span));
  const fit = touched.every(({ schema }) => schema?.role === 'entity' && allowed?.has(schema.keyword));
  // A function, say, takes no mixins.
  return fit && owner.statement.body && owner.schema?.children.has(includeKeyword) ? touched : [];
}

function mixinsOf({ children }: Node): ReadonlySet<string> {
  return new Set(children.filter((each) => isOf(each, mixinKeyword)).map((each) => elementName(each) ?? ''));
}

/** The lines of a chunk without the indentation of its first one. */
function dedented({ start, end }: Span, { text }: SparkDocument): readonly string[] {
  const indent = indentOf(text, start);
  return text
    .slice(start, end)
    .split(/\r?\n/)
    .map((line, index) => (index > 0 && line.startsWith(indent) ? line.slice(indent.length) : line));
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}
