/** Which files of a workspace are read at start: `.req` and `.spark`, not those of folders that hold what is made or fetched. */
import { DefaultWorkspaceManager, type FileSystemNode, UriUtils } from 'langium';

const skipped = new Set(['node_modules', 'out', 'dist', 'build', 'deps', '_build']);

export class FactoryWorkspaceManager extends DefaultWorkspaceManager {
  /** Findings show for all files, open or not. */
  override initialBuildOptions = { validation: true };

  /** Dot folders (`.git`, `.spark-factory`) are skipped by Langium already. */
  override shouldIncludeEntry(entry: FileSystemNode): boolean {
    if (entry.isDirectory && skipped.has(UriUtils.basename(entry.uri))) return false;
    return super.shouldIncludeEntry(entry);
  }
}
