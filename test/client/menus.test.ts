/** Holds commands and menus to the user experience guidelines of VS Code, as far as a machine can check them. */
import assert from 'node:assert/strict';
import { commands, contexts, languages, views } from '../../client/src/ids.ts';
import { type MenuItem, manifest, resolve, sources } from './manifest.ts';

const { contributes } = manifest;
const menu = (name: string): readonly MenuItem[] => contributes.menus[name] ?? [];
const allViews = Object.values(contributes.views).flat();
const emoji = /\p{Extended_Pictographic}/u;

describe('manifest', () => {
  describe('commands', () => {
    it('are the ids that the code knows, each registered by one file', () => {
      const contributed = contributes.commands.map(({ command }) => command);
      assert.deepEqual([...contributed].sort(), Object.values(commands).sort());
      const registrations = [...sources().values()].join('\n');
      for (const name of Object.keys(commands)) {
        const times = registrations.split(`registerCommand(deps, commands.${name},`).length - 1;
        assert.equal(times, 1, `commands.${name} is registered ${times} times`);
      }
    });

    for (const { command, title, category, icon } of contributes.commands)
      it(`${command} has a category, an icon and a title that begins with a capital`, () => {
        assert.equal(resolve(category), 'Spark DSL Factory');
        assert.match(icon ?? '', /^\$\([a-z-]+\)$/);
        assert.match(resolve(title), /^\p{Lu}\p{Ll}+( \p{L}+)+…?$|^Refresh$/u);
        assert.doesNotMatch(resolve(title), emoji);
      });

    it('that need a context say which', () => {
      const always = new Set<string>([
        commands.undoLastChange,
        commands.openExample,
        commands.importRequirements,
        commands.showOutput,
        commands.restartServer,
        commands.refresh,
      ]);
      for (const { command } of contributes.commands) {
        const inPalette = menu('commandPalette').find((item) => item.command === command);
        assert.equal(inPalette === undefined, always.has(command), command);
      }
    });

    it('that write files are disabled in Restricted Mode', () => {
      const { generateModel, applyPreview, useCandidate, evolveModel, undoLastChange } = commands;
      for (const id of [generateModel, applyPreview, useCandidate, evolveModel, undoLastChange]) {
        const { enablement } = contributes.commands.find(({ command }) => command === id) ?? {};
        assert.match(enablement ?? '', /isWorkspaceTrusted/, id);
      }
    });

    it('take no key from anybody', () => assert.equal(contributes.keybindings, undefined));
  });

  describe('menus', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const everyItem = Object.entries(contributes.menus).flatMap(([name, items]) =>
      items.map((item) => ({ name, ...item })),
    );

    it('name only commands that exist, and always say when', () => {
      for (const { name, command, when } of everyItem) {
        assert.ok(known.has(command), `${name}: ${command}`);
        assert.ok(when, `${name}: ${command} has no when`);
      }
    });

    it('read only context keys that exist', () => {
      const own = new Set<string>([...Object.values(contexts), ...Object.values(views)]);
      const clauses = [
        ...everyItem,
        ...contributes.viewsWelcome,
        ...contributes.commands.map(({ enablement: when }) => ({ when })),
      ];
      for (const { when = '' } of clauses)
        for (const key of when.match(/\bsparkFactory\.[A-Za-z.]+/g) ?? []) assert.ok(own.has(key), key);
    });

    it('put at most one icon into the title of an editor', () => {
      const icons = menu('editor/title').filter(({ group }) => group?.startsWith('navigation'));
      const states = icons.map(({ when }) => when);
      assert.equal(new Set(states).size, states.length);
      for (const language of Object.values(languages))
        for (const preview of [true, false]) {
          const shown = states.filter(
            (when = '') =>
              when.includes(`resourceLangId == ${language}`) &&
              when.includes(preview ? 'resourceScheme == spark-factory' : 'resourceScheme != spark-factory'),
          );
          assert.ok(shown.length <= 1, `${language}: ${shown.join(' and ')}`);
        }
    });

    it('put at most three actions into a line of a tree, and each of them into its menu, too', () => {
      const items = menu('view/item/context');
      const lines = new Map<string, string[]>();
      for (const { command, when = '', group = '' } of items) {
        if (!group.startsWith('inline')) continue;
        for (const kind of ['project.generated', 'project', 'model', 'candidate', 'run.running'])
          if (matches(when, kind)) lines.set(kind, [...(lines.get(kind) ?? []), command]);
        assert.ok(
          items.some((other) => other.command === command && !other.group?.startsWith('inline')),
          `${command} is only an icon`,
        );
      }
      for (const [kind, shown] of lines) assert.ok(shown.length <= 3, `${kind}: ${shown.join(', ')}`);
      assert.deepEqual([...lines.keys()].sort(), [
        'candidate',
        'model',
        'project',
        'project.generated',
        'run.running',
      ]);
    });

    it('put at most four icons into the title of a view', () => {
      for (const { id } of allViews) {
        const icons = menu('view/title').filter(
          ({ when, group }) => when?.includes(`view == ${id}`) && group?.startsWith('navigation'),
        );
        assert.ok(icons.length <= 4, `${id}: ${icons.length} icons`);
      }
    });
  });
});

/** Whether a `when` clause of a tree holds for a line with this `viewItem`. */
function matches(when: string, viewItem: string): boolean {
  const pattern = /viewItem =~ \/([^/]+)\//.exec(when)?.[1];
  if (pattern !== undefined) return new RegExp(pattern).test(viewItem);
  return / viewItem == ([\w.]+)/.exec(when)?.[1] === viewItem;
}
