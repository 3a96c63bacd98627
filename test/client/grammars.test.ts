/** Tokenises marked lines with VS Code's own TextMate engine: `⟨text|scope⟩` must have this innermost scope. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { manifest, root } from './manifest.ts';

const marks = /⟨([^|⟩]+|\|)\|([\w.-]*)⟩/gu;

const documents: Readonly<Record<string, string>> = {
  requirements: `
⟨project|keyword.other⟩ ⟨"City Clinic"|string.quoted⟩
⟨domain|keyword.other⟩ ⟨healthcare|string.unquoted⟩ ⟨// of people|comment.line⟩
⟨// a note|comment.line⟩
⟨glossary|keyword.other⟩ ⟨{|punctuation.section⟩
  ⟨patient|entity.name.type⟩ (⟨client|entity.other.inherited-class⟩): ⟨a person who is treated|⟩
⟨}|punctuation.section⟩
⟨corrections|keyword.other⟩ ⟨{|punctuation.section⟩
  ⟨visitor|⟩ ⟨means|keyword.operator.word⟩ patient ⟨// as they say|comment.line⟩
⟨}|punctuation.section⟩
⟨#|punctuation.definition.heading⟩ ⟨Patients|entity.name.section⟩
⟨R1|variable.other.enummember⟩⟨:|punctuation.separator⟩ ⟨Each patient has a name.|⟩
⟨-|punctuation.definition.list⟩ ⟨REQ-7|variable.other.enummember⟩: The system ⟨shall|keyword.control⟩ ⟨answer.|⟩
[⟨A.1|variable.other.enummember⟩] ⟨When|keyword.control⟩ a visit ends, the system ⟨must not|keyword.control⟩ ⟨wait|⟩.
⟨R6|variable.other.enummember⟩: ⟨As a|keyword.control⟩ nurse, ⟨I want to|keyword.control⟩ rest, ⟨so that|keyword.control⟩ I can go on.
    ⟨priority|variable.other.property⟩⟨:|punctuation.separator⟩ high
⟨Scenario|keyword.control⟩: ⟨A visit|entity.name.section⟩
  ⟨Given|keyword.control⟩ a patient
The time is ⟨TBD|invalid.deprecated⟩.
⟨Project managers create tasks.|⟩
/* ⟨two|comment.block⟩
   ⟨lines|comment.block⟩ */ 
⟨R7|variable.other.enummember⟩: ⟨[must]|keyword.other.priority⟩ It ⟨shall|keyword.control⟩ ring.
⟨||punctuation.separator.table⟩ ⟨FR-1|variable.other.enummember⟩ ⟨||punctuation.separator.table⟩ It ⟨shall|keyword.control⟩ ring. |
\`\`\`js
⟨the system shall|markup.fenced_code⟩
\`\`\`
⟨R8|variable.other.enummember⟩: It rings.
`,
  'markdown.requirements.codeblock': `
Text
\`\`\`⟨req|fenced_code.block.language⟩
⟨R1|variable.other.enummember⟩: It ⟨shall|keyword.control⟩ ring.
\`\`\`
⟨R1: It shall ring.|⟩
`,
  spark: `
⟨use|keyword.control.import⟩ ash.resource ⟨// parts|comment.line⟩
⟨resource|keyword.control⟩ ⟨Patient|entity.name.type⟩ ⟨{|punctuation.section⟩
  ⟨satisfies|variable.other.property⟩ [⟨R1|⟩, R2] ⟨through|⟩ ⟨VisitRoom|entity.name.type⟩
  ⟨attributes|keyword.control⟩ {
    ⟨attribute|keyword.control⟩ ⟨email|variable.other⟩: ⟨ci_string|entity.name.function⟩(⟨max_length|variable.parameter⟩: ⟨254|constant.numeric⟩) {
      ⟨allow_nil?|variable.other.property⟩ ⟨false|constant.language⟩
      ⟨description|variable.other.property⟩ "a ⟨\\n|constant.character.escape⟩ ⟨line|string.quoted⟩"
    }
  }
}
⟨endpoint|keyword.control⟩ "/users", ⟨auth|variable.parameter⟩: partner
⟨group|keyword.control⟩ "/orders" { ⟨accept|variable.other.property⟩ ⟨*|keyword.operator⟩ }
⟨fragment|keyword.control⟩ ⟨Patient|entity.name.type⟩: ⟨resource|support.type⟩ {
⟨dsl|keyword.declaration⟩ ⟨form.answers|entity.name.type⟩ {
  ⟨doc|variable.other.property⟩ ⟨"""|string.quoted.triple⟩
    ⟨entity x: y { "quoted" }|string.quoted.triple⟩
  """
  ⟨extends|keyword.control⟩ [form]
  ⟨mixin|keyword.control⟩ labelled { ⟨option|keyword.control⟩ ⟨label|variable.other⟩: ⟨string|support.type⟩ }
  ⟨patch|keyword.control⟩ form.question { ⟨include|keyword.control⟩ labelled }
  ⟨transform|keyword.control⟩ "more" {
    ⟨each|keyword.control⟩ question
    ⟨where|keyword.control⟩ ⟨twice?|⟩ ⟨==|keyword.operator⟩ true
    ⟨add|keyword.control⟩ { ⟨question|keyword.control⟩ "{name}_again": ⟨^|keyword.operator⟩⟨type|variable.other⟩ }
  }
  ⟨verify|keyword.control⟩ "less" {
    ⟨expect|keyword.control⟩ ⟨not|keyword.operator.word⟩ ⟨is_nil|entity.name.function⟩(label)
    ⟨message|variable.other.property⟩ "No label."
    ⟨fix|keyword.control⟩ "Add" { ⟨set|keyword.control⟩ label = "Your answer" }
  }
}
`,
};

describe('grammars', () => {
  let registry: textmate.Registry;

  before(async () => {
    const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
    await oniguruma.loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
    registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text) => new oniguruma.OnigString(text),
      }),
      loadGrammar: async (scope) => {
        const file = manifest.contributes.grammars.find(({ scopeName }) => scopeName === scope)?.path;
        return file === undefined
          ? null
          : textmate.parseRawGrammar(readFileSync(join(root, file), 'utf8'), file);
      },
    });
  });

  after(() => registry.dispose());

  for (const { language, scopeName } of manifest.contributes.grammars)
    it(`colour ${language ?? scopeName} as marked`, async () => {
      const grammar = await registry.loadGrammar(scopeName);
      assert.ok(grammar);
      const wrong: string[] = [];
      let stack = textmate.INITIAL;
      for (const marked of documents[language ?? scopeName]?.split('\n') ?? []) {
        const line = marked.replace(marks, '$1');
        const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
        stack = ruleStack;
        let removed = 0;
        for (const { 0: mark, 1: text = '', 2: scope = '', index } of marked.matchAll(marks)) {
          const start = index - removed;
          removed += mark.length - text.length;
          for (const token of tokens.filter(
            (each) => each.startIndex < start + text.length && each.endIndex > start,
          )) {
            const innermost = token.scopes.at(-1) ?? '';
            const wanted = scope === '' ? scopeName : scope;
            if (!`${innermost}.`.startsWith(`${wanted}.`))
              wrong.push(`${line}: “${text}” is ${innermost}, not ${wanted}`);
          }
        }
      }
      assert.deepEqual(wrong, []);
    });
});
