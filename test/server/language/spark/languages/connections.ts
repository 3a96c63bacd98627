/** What documents lead to: signatures, counts of uses, links, who uses whom, and what elements bring along. */
import assert from 'node:assert/strict';
import { withDerived } from '../../../../../server/src/dsl/nodes/bind.ts';
import { matchArguments } from '../../../../../server/src/dsl/values/call-value.ts';
import {
  broughtAlongIn,
  definitionAt,
  elementAt,
  incoming,
  lensesOf,
  linksOf,
  outgoing,
  signaturesAt,
  usesAt,
} from '../../../../../server/src/language/spark/index.ts';
import { nodesOf, referencesOf, valuesOf } from './bound.ts';
import { fileOf, type Language } from './language.ts';

export function connections(language: Language): void {
  const { workspace, documents, definitions } = language;

  it('shows what each statement takes, and which of it is being written', () => {
    for (const { document, node } of nodesOf(language)) {
      if (!node.schema) continue;
      for (const [index, { expression, parameter }] of node.values.entries()) {
        const [signature] = signaturesAt(workspace, document, expression.span.start);
        const isOwn = node.statement.args[index] === expression;
        if (!isOwn || expression.kind === 'literal' || expression.kind === 'list') continue;
        const where = `${fileOf(document)}: ${node.statement.keyword.text} ${parameter?.name}`;
        assert.ok(signature, where);
        assert.ok(signature.label.startsWith(node.schema.keyword), where);
        const active = signature.parameters[signature.active ?? -1];
        const label = signature.label.slice(active?.start, active?.end);
        if (node.schema.role !== 'option') assert.equal(label, parameter?.name, where);
        assert.ok(active, where);
      }
    }
  });

  it('shows what each function takes, and which of it is being written', () => {
    for (const { document, node } of nodesOf(language))
      for (const event of node.events) {
        if (event.event !== 'call' || !event.schema) continue;
        const { name } = event.schema;
        for (const { argument, parameter } of matchArguments(event.call, event.schema)) {
          if (argument.value.kind === 'list' || (argument.value.kind === 'name' && argument.value.args))
            continue;
          const { start } = argument.value.span;
          const [signature] = signaturesAt(workspace, document, start);
          assert.ok(signature, name);
          assert.ok(signature.label.startsWith(`${name}(`), `${name}: ${signature.label}`);
          const active = signature.parameters[signature.active ?? -1];
          assert.equal(
            signature.label.slice(active?.start, active?.end).replace(':', ''),
            parameter?.name,
            name,
          );
        }
      }
  });

  it('counts the uses of each top element', () => {
    for (const document of documents) {
      for (const { start } of lensesOf(workspace, document)) {
        const [place] = definitionAt(workspace, document, start)?.places ?? [];
        const count = referencesOf(language).filter(
          ({ target }) => target.node.document.uri === place?.uri && target.span.start === place.span.start,
        ).length;
        const title = `${count === 0 ? 'no' : count} reference${count === 1 ? '' : 's'}`;
        assert.equal(usesAt(workspace, document, start)?.title, title, fileOf(document));
      }
    }
  });

  it('counts the uses of each part of a definition', () => {
    for (const { node } of nodesOf(language)) {
      const place = node.schema?.place;
      const definition = definitions.find(({ uri }) => uri === place?.uri);
      if (!place || !definition) continue;
      // Options are one line each: their uses are told on hover.
      assert.equal(
        lensesOf(workspace, definition).some(({ start }) => start === place.span.start),
        node.schema?.role !== 'option',
        node.schema?.keyword,
      );
      const places = usesAt(workspace, definition, place.span.start)?.places ?? [];
      const { start } = node.statement.keyword.span;
      assert.ok(
        places.some((each) => each.uri === node.document.uri && each.span.start === start),
        node.statement.keyword.text,
      );
    }
  });

  it('links what is used, and the files that are named', () => {
    for (const document of documents) {
      const links = linksOf(workspace, document);
      const uses = document.statements.filter(({ keyword }) => keyword.text === 'use');
      for (const arg of uses.flatMap(({ args }) => args)) {
        const link = links.find(({ span }) => span.start === arg.span.start);
        assert.ok(
          definitions.some(({ uri }) => uri === link?.uri),
          fileOf(document),
        );
      }
      const files = valuesOf(language).filter(
        (each) => each.document === document && each.type.kind === 'file',
      );
      for (const { expression } of files) {
        const link = links.find(({ span }) => span.start === expression.span.start + 1);
        assert.ok(link?.uri.startsWith(`file:///${language.name}/`), link?.uri);
      }
      assert.equal(links.length, uses.flatMap(({ args }) => args).length + files.length);
    }
  });

  it('leads from elements to those that they use, and back', () => {
    let count = 0;
    for (const { document, node, reference, target } of referencesOf(language)) {
      if (target.node.document.uri.startsWith('spark-prelude:') || reference.type.to === 'dsl') continue;
      const from = elementAt(workspace, document.uri, node.statement.keyword.span.start);
      if (!from) continue;
      const out = outgoing(workspace, from);
      const led = out.find(({ spans }) => spans.some(({ start }) => start === reference.span.start));
      if (!led) continue;
      count++;
      const back = incoming(workspace, led.element);
      const where = `${fileOf(document)}: ${reference.name}`;
      assert.ok(
        back.some(({ spans }) => spans.some(({ start }) => start === reference.span.start)),
        where,
      );
    }
    assert.ok(count > 0);
  });

  it('shows what elements bring along', () => {
    for (const document of documents) {
      const derived = [...withDerived(workspace.bound(document).roots)].filter(
        ({ origin, schema, parent }) =>
          origin && schema?.role === 'entity' && !parent?.origin?.schema?.recursive,
      );
      const shown = broughtAlongIn(workspace, document);
      const count = shown.reduce((sum, { statements }) => sum + statements.length, 0);
      assert.equal(count, derived.length, fileOf(document));
      for (const { head, statements, text } of shown) {
        assert.ok(document.statements.some(({ span }) => span.start <= head.start && head.end <= span.end));
        for (const statement of statements) assert.ok(text.includes(statement), statement);
      }
    }
  });
}
