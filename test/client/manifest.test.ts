/** Holds package.json to the user experience guidelines of VS Code, as far as a machine can check them. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, contexts, languages, SECTION, settings, views } from '../../client/src/ids.ts';
import { allSettings, manifest, resolve, root, strings } from './manifest.ts';

const { contributes } = manifest;
const allViews = Object.values(contributes.views).flat();

describe('manifest', () => {
  describe('views', () => {
    it('are those that the code knows, in one container', () => {
      assert.equal(contributes.viewsContainers.activitybar.length, 1);
      assert.deepEqual(allViews.map(({ id }) => id).sort(), Object.values(views).sort());
      for (const { id, name, icon } of allViews) {
        assert.ok(resolve(name).length <= 20, id);
        assert.ok(existsSync(join(root, icon)), `${id}: ${icon}`);
      }
    });

    it('have outline icons of 24 pixels in one colour', () => {
      const icons = [...allViews, ...contributes.viewsContainers.activitybar].map(({ icon }) => icon);
      for (const icon of icons) {
        const svg = readFileSync(join(root, icon), 'utf8');
        assert.match(svg, /width="24" height="24"/);
        const colours = new Set(
          svg.match(/(?:fill|stroke)="(?!none")[^"]+"/g)?.map((each) => each.split('"')[1]),
        );
        assert.deepEqual([...colours], ['currentColor'], icon);
      }
    });

    it('say what to do in each empty state, and never two things at once', () => {
      for (const { id } of allViews) {
        const welcome = contributes.viewsWelcome.filter(({ view }) => view === id);
        for (const folders of [0, 1])
          for (const trusted of [true, false])
            for (const server of ['starting', 'running', 'failed'])
              for (const hasProjects of [true, false]) {
                // A view of projects that has projects is not empty.
                if (id === views.projects && hasProjects) continue;
                const state = {
                  workspaceFolderCount: folders,
                  isWorkspaceTrusted: trusted,
                  [contexts.server]: server,
                  [contexts.hasProjects]: hasProjects,
                };
                const shown = welcome.filter(({ when }) => holds(when, state));
                assert.equal(shown.length, 1, `${id} in ${JSON.stringify(state)}`);
              }
      }
    });

    it('offer one main action, with links that name their target', () => {
      const known = new Set([
        'vscode.openFolder',
        'workbench.trust.manage',
        ...Object.values<string>(commands),
      ]);
      for (const { contents } of contributes.viewsWelcome) {
        const text = resolve(contents);
        const buttons = text.split('\n').filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line));
        assert.ok(buttons.length <= 1, text);
        for (const [, label = '', command = ''] of text.matchAll(/\[([^\]]+)\]\(command:([^)]+)\)/g)) {
          const [id = '', args = '%5B%5D'] = command.split('?');
          assert.ok(known.has(id), command);
          assert.ok(Array.isArray(JSON.parse(decodeURIComponent(args))), command);
          assert.doesNotMatch(label, /^(here|more|read more|click)/i);
        }
      }
    });
  });

  describe('settings', () => {
    it('are those that the code reads', () =>
      assert.deepEqual(
        Object.keys(allSettings).sort(),
        Object.values(settings)
          .map((name) => `${SECTION}.${name}`)
          .sort(),
      ));

    for (const [id, setting] of Object.entries(allSettings))
      it(`${id} is complete`, () => {
        const { type, default: value, markdownDescription, order, scope, items } = setting;
        const kinds: Record<string, string> = { integer: 'number', array: 'object' };
        assert.equal(typeof value, kinds[type] ?? type);
        assert.ok(Number.isInteger(order));
        assert.ok(['resource', 'window', 'machine', 'machine-overridable'].includes(scope));
        const text = resolve(markdownDescription);
        assert.ok(text.split('. ').length <= 2 && text.endsWith('.'), text);
        for (const { enum: values, enumDescriptions } of [setting, items ?? {}])
          assert.equal(enumDescriptions?.length, values?.length, 'one description for each value');
        for (const [, linked = ''] of text.matchAll(/`#([^#]+)#`/g)) assert.ok(linked in allSettings, linked);
      });

    it('that let files be written unseen come from the person alone until the workspace is trusted', () => {
      const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
      assert.equal(supported, 'limited');
      assert.deepEqual(restrictedConfigurations, [`${SECTION}.${settings.review}`]);
      assert.equal(manifest.capabilities.virtualWorkspaces.supported, 'limited');
    });
  });

  describe('walkthrough', () => {
    const [walkthrough, ...others] = contributes.walkthroughs;
    const steps = walkthrough?.steps ?? [];

    it('is one, with at most six steps', () => {
      assert.equal(others.length, 0);
      assert.ok(steps.length >= 1 && steps.length <= 6);
    });

    for (const { title, description, media, completionEvents } of steps)
      it(`step “${resolve(title)}” has an action, a themed picture with a text, and ticks itself off`, () => {
        assert.match(resolve(description), /^\[[^\]]+\]\(command:[^)]+\)$/m);
        assert.ok(resolve(media.altText).length > 10);
        const svg = readFileSync(join(root, media.svg), 'utf8');
        assert.doesNotMatch(svg, /(?:fill|stroke)="#/, 'colours come from the theme');
        assert.ok(completionEvents.length > 0);
        const own = new Set<string>([...Object.values(commands), 'workbench.actions.view.problems']);
        for (const event of completionEvents)
          assert.ok(
            event === `onContext:${contexts.hasProjects}` || own.has(event.replace('onCommand:', '')),
            event,
          );
      });
  });

  describe('extension', () => {
    it('wakes only for its own files, and for Markdown, which may hold requirements', () =>
      assert.deepEqual(manifest.activationEvents, [
        'onLanguage:markdown',
        'workspaceContains:**/*.req',
        'workspaceContains:**/*.req.md',
        'workspaceContains:**/*.spark',
      ]));

    it('has everything that a marketplace shows', () => {
      const png = readFileSync(join(root, manifest.icon));
      assert.equal(png.toString('latin1', 1, 4), 'PNG');
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
      assert.ok(manifest.keywords.length <= 10);
      assert.equal(manifest.pricing, 'Free');
      assert.ok(manifest.categories.includes('Programming Languages'));
      assert.match(manifest.version, /^\d+\.\d*[02468]\.\d+$/, 'an even minor is a release');
    });

    it('brings no other extension along', () => {
      assert.equal(manifest.extensionDependencies, undefined);
      assert.equal(manifest.extensionPack, undefined);
    });

    it('has a grammar and a configuration for each language', () => {
      assert.deepEqual(contributes.languages.map(({ id }) => id).sort(), Object.values(languages).sort());
      for (const { id, extensions, filenamePatterns, configuration } of contributes.languages) {
        assert.deepEqual(extensions, [id === languages.requirements ? '.req' : '.spark']);
        assert.deepEqual(filenamePatterns, id === languages.requirements ? ['*.req.md'] : undefined);
        const grammar = contributes.grammars.find(({ language }) => language === id);
        for (const file of [configuration, grammar?.path ?? 'no grammar'])
          assert.ok(existsSync(join(root, file)), file);
      }
    });
  });

  describe('strings', () => {
    const text = readFileSync(join(root, 'package.json'), 'utf8');
    const used = new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key));

    it('exist and are used', () => assert.deepEqual(Object.keys(strings).sort(), [...used].sort()));

    it('are all that a person reads', () => {
      for (const [, value = ''] of text.matchAll(
        /"(?:title|contents|markdownDescription|altText|category)": "([^"]*)"/g,
      ))
        assert.match(value, /^%.+%$|^Spark DSL Factory$/, value);
    });
  });
});

/** Evaluates a `when` clause that is a conjunction of comparisons and flags. */
function holds(when: string, state: Readonly<Record<string, unknown>>): boolean {
  return when.split(' && ').every((term) => {
    const [, key = '', operator, value] = /^(\S+) (==|!=) (\S+)$/.exec(term) ?? [];
    if (operator === '==') return String(state[key]) === value;
    if (operator === '!=') return String(state[key]) !== value;
    return term.startsWith('!') ? !state[term.slice(1)] : Boolean(state[term]);
  });
}
