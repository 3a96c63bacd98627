import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  broughtAlongIn,
  definitionAt,
  elementAt,
  foldsOf,
  hoverAt,
  incoming,
  lensesOf,
  linksOf,
  namedElementsOf,
  outgoing,
  rename,
  selectionsAt,
  signaturesAt,
  usesAt,
} from '../../../../../server/src/language/spark/index.ts';
import { api, apiDefinition, ash, open } from './two-dsls.ts';

const rule = `dsl shop {
  mixin own { include own  arg x: reference(item, of: x)  option y: value(y) }
  entity item { kind item  identifier [a, b]  include own, nothing  set z = }
  patch a.b.c { patch }
  transform "t" { each item  where x and  add { item "{x}" { y ^x } } }
  verify { each  expect y  message "{y}"  fix { set x = 1 remove [x, y] add } }
}
`;

/** Asks for everything at an offset. Whatever it answers has to lie within a document. */
function askAll(text: string, offset: number): void {
  const { workspace, document } = open('asked', text);
  const within = ({ start, end }: { start: number; end: number }): void =>
    assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} of ${text.length}`);
  signaturesAt(workspace, document, offset);
  hoverAt(workspace, document, offset);
  definitionAt(workspace, document, offset);
  rename(workspace, document, offset, 'other');
  selectionsAt(document, offset).forEach(within);
  for (const { span } of foldsOf(document)) within(span);
  for (const { span } of linksOf(workspace, document)) within(span);
  for (const { head } of broughtAlongIn(workspace, document)) within(head);
  for (const { span } of namedElementsOf(workspace, document)) within(span);
  for (const span of lensesOf(workspace, document)) {
    within(span);
    usesAt(workspace, document, span.start);
  }
  const element = elementAt(workspace, document.uri, offset);
  if (!element) return;
  for (const { spans } of outgoing(workspace, element))
    if (element.uri === document.uri) spans.forEach(within);
  incoming(workspace, element);
}

it('survives any cut and any scrap in any document, in every language', () => {
  const scraps = [
    '',
    '{',
    '}',
    '(',
    '[',
    ':',
    ',',
    '"',
    '`',
    '=',
    '^',
    'use ',
    'dsl x { ',
    '/*',
    '//',
    ' auth: ',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(ash, api, apiDefinition, rule, `${apiDefinition}${api}`),
      fc.nat(),
      fc.nat({ max: 40 }),
      fc.constantFrom(...scraps),
      (text, place, length, scrap) => {
        const offset = place % (text.length + 1);
        askAll(`${text.slice(0, offset)}${scrap}${text.slice(offset + length)}`, offset);
      },
    ),
    { numRuns: 120, seed: 7 },
  );
});
