/** Every role that words of requirements have is declared with a colour of its own that the default themes know. */
import assert from 'node:assert/strict';
import { SpanTokens } from '../../server/src/lsp/semantic-tokens.ts';
import { readJson } from './manifest.ts';

interface Contributed {
  readonly contributes: {
    readonly semanticTokenTypes: readonly {
      readonly id: string;
      readonly superType: string;
      readonly description: string;
    }[];
    readonly semanticTokenScopes: readonly {
      readonly language: string;
      readonly scopes: Readonly<Record<string, readonly string[]>>;
    }[];
  };
}

/** Scopes, or their beginnings, that both Light+ and Dark+ colour, each differently (VS Code, extensions/theme-defaults). */
const coloured = [
  'entity.name.type',
  'entity.name.function',
  'variable',
  'string',
  'constant.language',
  'constant.numeric',
];

it('the roles of words are declared, and no two look alike', () => {
  const { contributes } = readJson<Contributed>('package.json');
  const roles = ['actor', 'action', 'object', 'trigger', 'condition', 'measure'];
  assert.deepEqual(
    contributes.semanticTokenTypes.map(({ id }) => id),
    roles,
  );
  const { legend } = new SpanTokens(() => []).semanticTokensOptions;
  for (const role of roles) assert.ok(legend.tokenTypes.includes(role), role);
  const [own] = contributes.semanticTokenScopes;
  assert.equal(own?.language, 'requirements');
  const colours = roles.map((role) => {
    const [scope = ''] = own?.scopes[role] ?? [];
    const colour = coloured.find((each) => scope === each || scope.startsWith(`${each}.`));
    assert.ok(colour, `${role}: no default theme colours ${scope}`);
    return colour;
  });
  assert.equal(new Set(colours).size, roles.length);
});
