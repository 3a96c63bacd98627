/** Requirements of a bakery in a folder of the workspace under test: one document in Markdown, one plain, and one of another tool. */
import * as vscode from 'vscode';
import { internals, until } from './extension.ts';
import { ask } from './tour.ts';
import { closeAll, folder, open } from './workspace.ts';

const orders = `# Corner Bakery

## Orders

R1: Each order has a number and a pick-up time.
R2: As a baker, I want to see all orders of the day, so that I can plan the oven.
R3: When a guest cancels an order, the system shall release the oven.

## Wishes

- The till should print a receipt quickly.
`;

const payments = `R4: Each cake has a price.
R5: A guest pays each order at the till.
`;

/** As Kiro writes it. */
const deliveries = `# Requirements Document

### Requirement 1: Deliveries

**User Story:** As a courier, I want to see my deliveries, so that I can plan my route.

#### Acceptance Criteria

1. WHEN a courier takes a delivery THE SYSTEM SHALL notify the guest
2. IF a delivery fails THEN THE SYSTEM SHALL notify the manager
`;

const texts = {
  'orders.req.md': orders,
  'payments.req': payments,
  'requirements.md': deliveries,
} as const;
export type BakeryFile = keyof typeof texts;

export function bakeryUri(file: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), 'bakery', file);
}

/** Writes the documents; the server knows them when this is done. */
export async function writeBakery(): Promise<void> {
  for (const [file, text] of Object.entries(texts)) {
    await vscode.workspace.fs.writeFile(bakeryUri(file), new TextEncoder().encode(text));
    // What is open is told at once, what lies on the disk when the watcher sees it.
    await ask('executeDocumentSymbolProvider', await vscode.workspace.openTextDocument(bakeryUri(file)));
  }
}

/** Opens one of the documents. */
export function openBakery(file: BakeryFile): Promise<vscode.TextDocument> {
  return open(bakeryUri(file));
}

/** Removes the folder, and waits until neither the server nor the views speak of it. */
export async function removeBakery(): Promise<void> {
  await closeAll();
  // As in the Explorer: what is deleted behind the editor's back stays open in it for minutes.
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(bakeryUri('.'), { recursive: true });
  await vscode.workspace.applyEdit(edit);
  const { projects } = await internals();
  await until('the server to forget the bakery', async () => {
    await projects.refresh();
    return !JSON.stringify(projects.overview).includes('/bakery/');
  });
}
