/** A small language that the extension has never heard of, with documents in it, in a folder of the workspace under test. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './extension.ts';
import { closeAll, folder, open } from './workspace.ts';

/** The definition: towns, what is to be seen in them, and the roads between them. */
const definition = `dsl tour {
  doc "Tours through towns."

  entity town {
    doc "A town on the way."
    arg name: atom { unique true  doc "In PascalCase." }
    option motto: string { doc "What the town says of itself." }
    section sights {
      doc "What is to be seen."
      entity sight {
        doc "One thing to be seen."
        arg name: atom { unique true  doc "In snake_case." }
        arg kind: one_of([church, bridge, park]) = park { doc "What it is." }
        option guided?: boolean = false { doc "Whether somebody explains it." }
        option near: reference(sight) { doc "What stands beside it." }
      }
    }
    section roads {
      doc "Ways to other towns."
      entity road {
        doc "One way."
        inverse road
        arg name: atom { unique true  doc "In snake_case." }
        arg to: reference(town) { doc "Where it leads." }
      }
    }
  }

  transform "who explains a sight needs a desk" {
    each sight
    where guided? == true
    add { sights { sight "{name}_desk": park { near "{name}" } } }
  }
  verify "a bridge is explained" {
    each sight
    where kind == bridge
    expect guided? == true
    severity warning
    message "Nobody explains \`{name}\`."
    fix "Let somebody explain it" { set guided? = true }
  }
}
`;

/** A second definition, which adds to the first. */
const addition = `dsl tour.harbour {
  doc "Harbours for tours."
  extends tour

  patch town {
    section quays {
      doc "Where ships land."
      entity quay {
        doc "One place to land."
        arg name: atom { unique true  doc "In snake_case." }
      }
    }
  }
}
`;

const rome = `use tour

town Rome {
  motto "All roads lead here."
  roads {
    road north: Pisa
  }
  sights {
    sight old_bridge: bridge { guided? true }
    sight garden { near old_bridge }
  }
}
`;

const pisa = `use tour

town Pisa {
  sights {
    sight tower: church { guided? true }
  }
}
`;

const texts = {
  'tour.spark': definition,
  'harbour.spark': addition,
  'rome.spark': rome,
  'pisa.spark': pisa,
} as const;
export type TourFile = keyof typeof texts;

/** Each time another folder, since what a watcher says of one that was removed comes late. */
let tours = 0;

export function tourUri(file: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), `tours-${tours}`, file);
}

/** Writes the language and its documents; the server knows them when this is done. */
export async function writeTour(): Promise<void> {
  tours++;
  for (const [file, text] of Object.entries(texts)) {
    await vscode.workspace.fs.writeFile(tourUri(file), new TextEncoder().encode(text));
    // What is open is told at once, what lies on the disk when the watcher sees it.
    await ask('executeDocumentSymbolProvider', await vscode.workspace.openTextDocument(tourUri(file)));
  }
}

/** Removes what {@link writeTour} and the tests wrote. */
export async function removeTour(): Promise<void> {
  await closeAll();
  await vscode.workspace.fs.delete(tourUri('.'), { recursive: true });
  // What the server learns late of it must not stand beside the next one.
  await until('the server to forget the towns', async () => {
    const known = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'Pisa',
    );
    return !known.some(({ location }) => location.uri.path.includes('/tours-'));
  });
}

/** Opens a file of the folder. */
export function openTour(file: TourFile): Promise<vscode.TextDocument> {
  return open(tourUri(file));
}

/** Where `text` begins for the first time, or where what stands behind `|` in it does. */
export function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const mark = text.indexOf('|');
  const found = document.getText().indexOf(text.replace('|', ''));
  assert.ok(found >= 0, `${text} is not in ${document.fileName}`);
  return document.positionAt(found + Math.max(mark, 0));
}

/** Puts `to` in place of the first `from`, without saving. */
export async function change(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = placeOf(document, from);
  const end = document.positionAt(document.offsetAt(start) + from.length);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, end), to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Waits until the findings of a document, as `code: words that they are on`, are these. */
export async function findings(document: vscode.TextDocument, ...expected: readonly string[]): Promise<void> {
  let now: readonly string[] = [];
  const same = (): boolean => {
    now = vscode.languages
      .getDiagnostics(document.uri)
      .map(({ code, range }) => {
        const id = typeof code === 'object' ? code.value : code;
        return `${id}: ${document.getText(range)}`;
      })
      .sort();
    return now.join('\n') === [...expected].sort().join('\n');
  };
  try {
    await until('findings', same, 20);
  } catch {
    assert.deepEqual(now, expected);
  }
}

/** Runs one of the editor's `vscode.execute…` commands on a document. */
export function ask<T>(command: string, document: vscode.TextDocument, ...args: unknown[]): Promise<T> {
  return Promise.resolve(vscode.commands.executeCommand<T>(`vscode.${command}`, document.uri, ...args));
}

/** Applies the code action of this title, as the light bulb would. */
export async function applyAction(
  document: vscode.TextDocument,
  range: vscode.Range,
  title: string,
  kind?: string,
): Promise<void> {
  const actions = await ask<vscode.CodeAction[]>('executeCodeActionProvider', document, range, kind, 9);
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit, `No “${title}” among: ${actions.map((each) => each.title).join(', ')}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}
