/** The headings of a document with what stands under them: the tree that outline, folding and code lenses share. */
import type { Span } from '../../base/span.ts';
import type { Heading } from '../../language/generated/ast.ts';
import type { StatementText } from '../../model/requirements.ts';
import type { Analysis } from './analysis.ts';

/** A heading, or the document's beginning, which has no title. */
export interface Section {
  readonly title: string;
  /** 0 for the beginning, else the number of `#`. */
  readonly level: number;
  readonly span: Span;
  /** Offset where the section ends: at the next heading of its level or a higher one, or at the end of the text. */
  end: number;
  readonly statements: StatementText[];
  readonly sections: Section[];
}

/** The outline as a tree; the root is the document. */
export function outlineOf({ file, document }: Analysis, length: number): Section {
  const root: Section = {
    title: document.project,
    level: 0,
    span: { start: 0, end: 0 },
    end: length,
    statements: [],
    sections: [],
  };
  const path = [root];
  let next = 0;
  const takeStatements = (until: number): void => {
    for (
      let one = document.statements[next];
      one && one.span.start < until;
      one = document.statements[++next]
    )
      path.at(-1)?.statements.push(one);
  };
  for (const element of file.elements) {
    if (element.$type !== 'Heading' || !element.$cstNode) continue;
    const { offset, end } = element.$cstNode;
    takeStatements(offset);
    const level = levelOf(element);
    while (path.length > 1 && (path.at(-1)?.level ?? 0) >= level) close(path, offset);
    const section: Section = {
      title: element.title,
      level,
      span: { start: offset, end },
      end: length,
      statements: [],
      sections: [],
    };
    path.at(-1)?.sections.push(section);
    path.push(section);
  }
  takeStatements(length + 1);
  return root;
}

function close(path: Section[], end: number): void {
  const section = path.pop();
  if (section) section.end = end;
}

/** A title without a mark, or a Gherkin one, stands below the headings. */
function levelOf({ mark }: Heading): number {
  if (mark === undefined) return 7;
  if (mark.startsWith('#')) return mark.length;
  return mark === 'Feature' ? 1 : 8;
}
