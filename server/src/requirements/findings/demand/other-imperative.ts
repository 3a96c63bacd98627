/** *must* and *will* for *shall*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { frontForm } from '../ears/frame.ts';
import { type Finding, place, replace } from '../finding.ts';
import { mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic<{ verb: string }>({
  code: 'req/other-imperative',
  severity: 'hint',
  docs: {
    reason: 'One word for what binds: standards read “will” as a fact and “must” as a law of nature.',
    bad: 'The system will send a receipt.',
    good: 'The system shall send a receipt.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.4; Mavin et al., EARS, RE’09',
  },
  offByDefault: { why: 'Many good documents say “must” or “will” throughout, and mean the same by it.' },
  message: ({ verb }) => `“${verb}”: say “shall” for what binds.`,
});

/** Finds *must* and *will* in what is demanded. */
export const otherImperative: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) =>
      mainClauses(sentence).flatMap(({ verb }) => {
        const token = sentence.tokens.slice(verb.start, verb.end).find(({ lower }) => lower === verb.modal);
        if (token === undefined || (token.lower !== 'must' && token.lower !== 'will')) return [];
        const span = place(read, token.start, token.end);
        const shall = token.text === token.text.toUpperCase() ? 'SHALL' : 'shall';
        const form = frontForm(read);
        const whole = place(read, 0, read.statement.source.text.trimEnd().length);
        const fixes = [
          replace(`Say “${shall}”`, span, shall, true),
          ...(form === undefined ? [] : [replace('Rewrite to EARS', whole, form)]),
        ];
        return [kind.at(span, { verb: token.text }, { fixes })];
      }),
    ),
};
