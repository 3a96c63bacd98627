/** The rules that a definition makes: each is broken once, says so in the words of the definition, and is mended by its fix. */
import assert from 'node:assert/strict';
import type { Verifier } from '../../../../../server/src/dsl/schema/schema.ts';
import { checkIn } from '../../../../../server/src/language/spark/index.ts';
import { afterFix, asLines, changed, documentAt, findingsIn, type Language, only } from './language.ts';
import { violations } from './violations.ts';

export function rules(language: Language): void {
  const verifiers = verifiersOf(language);
  const broken = violations[language.name] ?? [];

  it('has a document that breaks each of its rules', () => {
    assert.ok(verifiers.size >= 2);
    assert.deepEqual([...new Set(broken.map(({ rule }) => rule))].sort(), [...verifiers.keys()].sort());
  });

  for (const { rule, file, replace, by } of broken)
    it(`holds documents to the rule that ${rule}`, () => {
      const verifier = verifiers.get(rule);
      const good = language.documents.find(({ uri }) => uri.endsWith(`/${file}`));
      assert.ok(verifier && good);
      assert.ok(good.text.includes(replace), `${file} has no ${replace}`);
      const after = changed(language, new Map([[good.uri, good.text.replace(replace, by)]]));
      const finding = only(findingsIn(after), rule);
      assert.equal(finding.code, 'spark/verifier');
      assert.match(finding.message, patternOf(verifier));
      const severities = checkIn(after, documentAt(after, good.uri)).map(({ severity }) => severity);
      assert.deepEqual(severities, [verifier.severity]);
      assert.deepEqual(
        finding.fixes.map(({ title }) => title),
        verifier.fixes.map(({ title }) => title),
      );
      if (verifier.fixes.length > 0) assert.deepEqual(asLines(afterFix(after, finding).found), []);
    });
}

/** By what they are called. */
function verifiersOf({ documents, workspace }: Language): ReadonlyMap<string, Verifier> {
  return new Map(
    documents
      .flatMap((document) => workspace.bound(document).vocabulary.verifiers)
      .filter(({ place }) => !place?.uri.startsWith('spark-prelude:'))
      .map((verifier) => [verifier.title, verifier]),
  );
}

/** The message of a rule, whatever stands for its values. */
function patternOf({ message = '' }: Verifier): RegExp {
  assert.notEqual(message, '');
  const parts = message.split(/\{\w+\}/).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^{}]+')}`);
}
