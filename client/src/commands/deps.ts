/** What commands work with. */
import type * as vscode from 'vscode';
import type { PlanPanels } from '../plan/plan-panels.ts';
import type { Proposals } from '../preview/proposals.ts';
import type { Recent } from '../preview/recent.ts';
import type { VirtualDocuments } from '../preview/virtual-documents.ts';
import type { FactoryServer } from '../server/factory-server.ts';
import type { Ui } from '../ui.ts';
import type { EvolutionView } from '../views/evolution.ts';
import type { ProjectsView } from '../views/projects.ts';
import type { WorkflowsView } from '../views/workflows.ts';

export interface Deps {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly ui: Ui;
  readonly server: FactoryServer;
  readonly projects: ProjectsView;
  readonly evolution: EvolutionView;
  readonly workflows: WorkflowsView;
  readonly plans: PlanPanels;
  readonly documents: VirtualDocuments;
  readonly proposals: Proposals;
  /** Why the last choice was made, by id of the chosen candidate. */
  readonly reasons: Recent<readonly string[]>;
}
