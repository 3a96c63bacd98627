/** *shall only send e-mails to customers*: only send, only e-mails, or only to customers? */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place } from '../finding.ts';
import { mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic({
  code: 'req/misplaced-only',
  severity: 'hint',
  docs: {
    reason: '“Only” before the verb can belong to the verb, to its object, or to what comes after.',
    bad: 'The system shall only send invoices to customers.',
    good: 'The system shall send invoices only to customers.',
    source: 'Berry et al., Ambiguity Handbook (2003), “only”; INCOSE Guide to Writing Requirements, R15',
  },
  offByDefault: { why: 'People put “only” before the verb by habit, and are mostly understood.' },
  message: () => '“only” before the verb: put it right before what it limits.',
});

/** Finds *only* between a modal verb and the main verb, where something comes after that it could belong to. */
export const misplacedOnly: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) =>
      mainClauses(sentence).flatMap(({ verb, objects }) => {
        const { tokens } = sentence;
        const only = tokens[verb.main - 1];
        const [main, object] = [tokens[verb.main], objects[0]];
        if (only?.lower !== 'only' || main === undefined || verb.modal === undefined || object === undefined)
          return [];
        const end = tokens[object.end - 1]?.end ?? main.end;
        const [taken, next] = [place(read, only.start, main.start), tokens[object.end]];
        const to = (at: number) => ({ span: place(read, at, at), newText: ' only' });
        const fixes = [
          ...(next?.tag === 'ADP'
            ? [{ title: `Only ${next.text} …`, edits: [{ span: taken, newText: '' }, to(end)] }]
            : []),
          { title: 'Only this object', edits: [{ span: taken, newText: '' }, to(main.end)] },
        ];
        return [kind.at(place(read, only.start, only.end), undefined, { fixes })];
      }),
    ),
};
