/**
 * What the factory never writes, wherever it lies: files that make other programs run something, and files that tools
 * and editors keep for themselves. Names of generated files come from prose, and prose is not to be trusted. The list is
 * the one by which VS Code never approves an edit by itself, plus hooks, pipelines and our own store.
 */

/** Patterns over paths in lower case with `/`: `*` is any part of one name, `**` any folders, `{a,b}` a choice. */
export const protectedPaths: readonly string[] = [
  '**/.git/**',
  '**/.hg/**',
  '**/.svn/**',
  '**/.husky/**',
  '**/.spark-factory/**',
  '**/node_modules/**',
  '**/.vscode/*.json',
  '**/.idea/**',
  '**/.mcp.json',
  '**/{.npmrc,.yarnrc*,.pnpmfile.*,pnpm-workspace.yaml,.envrc}',
  '**/{package.json,server.xml,build.rs,web.config,.gitattributes,.gitmodules,.env,.env.*,cargo.toml,makefile}',
  '**/*.{code-workspace,csproj,fsproj,vbproj,vcxproj,proj,targets,props,gradle,gradle.kts}',
  '**/gradle.properties',
  '**/{*.lock,*-lock.yaml,*-lock.json}',
  '**/.github/{agents,hooks,workflows,actions}/**',
  '**/{.circleci,.buildkite,.gitea,.forgejo,.woodpecker,.devcontainer}/**',
  '**/{.gitlab-ci.yml,.travis.yml,azure-pipelines.yml,jenkinsfile}',
  '**/.claude/{agents/**,settings*.json}',
  '**/.codex/{agents/**,config.toml,hooks.json}',
];

const matchers = protectedPaths.map((pattern) => new RegExp(`^${source(pattern)}$`, 's'));

/**
 * Whether a file must not be written.
 * @param path absolute or relative to the root, with `/` or `\`
 */
export function isProtected(path: string): boolean {
  // File systems of Windows and macOS take `.GIT` for `.git`; Windows also drops trailing dots and spaces.
  const normal = path
    .toLowerCase()
    .split(/[\\/]/)
    .map((name) => trimEnd(name))
    .filter((name) => name !== '' && name !== '.')
    .join('/');
  return matchers.some((matcher) => matcher.test(`/${normal}`));
}

/** Why a file cannot have this name on every system; `undefined` when it can. Names are the same everywhere, or not at all. */
export function badName(name: string): string | undefined {
  if (name === '' || name === '.' || name === '..') return 'it is not a name';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f<>:"|?*\\/]/.test(name)) return 'it has a character that not every system allows';
  if (trimEnd(name) !== name) return 'it ends with a dot or a space';
  if (/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i.test(name))
    return 'it is reserved on Windows';
  if (Buffer.byteLength(name) > 255) return 'it is longer than 255 bytes';
  return undefined;
}

/** Without dots and spaces at its end, except for the names `.` and `..`. */
function trimEnd(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end--;
  return end === 0 ? name : name.slice(0, end);
}

function source(pattern: string): string {
  return pattern
    .replaceAll('**/', '\u0000')
    .replaceAll('/**', '\u0001')
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('{', '(?:')
    .replaceAll('}', ')')
    .replaceAll(',', '|')
    .replaceAll('\u0000', '/(?:.*/)?')
    .replaceAll('\u0001', '(?:/.*)?');
}
