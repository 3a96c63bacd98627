/** What has to be there: taken away it is missed, and the fix brings back what is missed. */
import assert from 'node:assert/strict';
import type { Edit } from '../../../../../server/src/base/span.ts';
import type { Node } from '../../../../../server/src/dsl/nodes/bind.ts';
import { matchArguments } from '../../../../../server/src/dsl/values/call-value.ts';
import { nodesOf } from './bound.ts';
import { afterFix, editedAt, fileOf, findingsIn, type Language, only } from './language.ts';

export function required(language: Language): void {
  it('misses each required option that is taken away, and brings it back', () => {
    const options = nodesOf(language).filter(
      ({ node }) => node.schema?.role === 'option' && node.schema.required,
    );
    assert.ok(options.length > 0);
    for (const { document, node } of options) {
      const after = editedAt(language, document, withoutStatement(node));
      const { keyword } = node.statement;
      const found = findingsIn(after).filter(({ code }) => code === 'spark/missing-option');
      const where = `${fileOf(document)}: ${node.parent?.statement.keyword.text} without ${keyword.text}`;
      const finding = only(found, where);
      assert.ok(finding.message.includes(`\`${keyword.text}\``), where);
      assert.equal(finding.words, node.parent?.statement.keyword.text, where);
      const mended = afterFix(after, finding).found;
      assert.ok(!mended.some(({ code }) => code === 'spark/missing-option'), where);
    }
  });

  it('misses each required argument that is taken away, and brings it back', () => {
    let count = 0;
    for (const { document, node } of nodesOf(language)) {
      const { args, keyword, body, named, assigned } = node.statement;
      const lastRequired =
        node.schema?.parameters.findLastIndex((each) => each.required && !each.assigned) ?? -1;
      const removed = args[lastRequired];
      // Behind the bare keyword the next word would be its argument; and what stays has to stand for the same.
      if (!removed || named || assigned || args.length !== lastRequired + 1 || !body) continue;
      if (node.schema?.partial || node.schema?.role === 'option') continue;
      count++;
      const start = args[lastRequired - 1]?.span.end ?? keyword.span.end;
      const after = editedAt(language, document, { span: { start, end: removed.span.end }, newText: '' });
      const missing = findingsIn(after).filter(({ code }) => code === 'spark/missing-argument');
      const where = `${fileOf(document)}: ${keyword.text} without argument ${lastRequired + 1}`;
      const finding = only(missing, where);
      assert.equal(finding.words, keyword.text, where);
      const mended = afterFix(after, finding).found;
      assert.ok(!mended.some(({ code }) => code === 'spark/missing-argument'), where);
    }
    assert.ok(count > 0);
  });

  it('misses each required argument of a call that is taken away, and brings it back', () => {
    for (const { document, node } of nodesOf(language)) {
      for (const event of node.events) {
        if (event.event !== 'call' || !event.schema) continue;
        const { call, schema } = event;
        const matched = matchArguments(call, schema);
        for (const [index, { argument, parameter }] of matched.entries()) {
          const isLast = index === matched.length - 1;
          if (!parameter?.required || (!argument.name && !isLast)) continue;
          const before = matched[index - 1]?.argument.span.end ?? argument.span.start;
          const span = { start: before, end: argument.span.end };
          const after = editedAt(language, document, { span, newText: '' });
          const missing = findingsIn(after).filter(({ code }) => code === 'spark/missing-argument');
          const where = `${fileOf(document)}: ${schema.name} without ${parameter.name}`;
          const finding = only(missing, where);
          assert.ok(finding.message.includes(`\`${parameter.name}\``), where);
          const mended = afterFix(after, finding).found;
          assert.ok(!mended.some(({ code }) => code === 'spark/missing-argument'), where);
        }
      }
    }
  });
}

/** Takes a statement away; of a named argument, its comma, too. */
export function withoutStatement(node: Node): Edit {
  const { span } = node.statement;
  const owner = node.parent?.statement;
  const named = owner?.named ?? [];
  const index = named.findIndex((each) => each.span.start === span.start);
  if (index < 0) return { span, newText: '' };
  const before = named[index - 1] ?? owner?.assigned ?? owner?.args.at(-1);
  return { span: { start: before?.span.end ?? span.start, end: span.end }, newText: '' };
}
