/** Sensible values for examples: what the documentation of a definition names itself, or else some value of the type. */

import type { FunctionSchema, OptionType, Parameter, StatementSchema } from '../dsl/schema/schema.ts';
import { nameParameter } from '../dsl/schema/schema.ts';
import { createVocabulary, type Schemas } from '../dsl/schema/vocabulary.ts';
import { dotted, type Expression } from '../dsl/syntax/syntax.ts';
import { fitsType } from '../dsl/values/chosen-type.ts';
import { placeKey } from '../emit/entries.ts';
import type { Language } from '../emit/language.ts';
import { parseSpark } from '../language/spark/index.ts';
import { quoteName, quoteString } from '../language/spark/reading/escape.ts';

/** A value is for an element or a call; others in it may say what type it has. */
export interface SampleContext {
  readonly language: Language;
  /** What people wrote for arguments and options, by the place of their definition. */
  readonly written: ReadonlyMap<string, string>;
  readonly owner?: StatementSchema;
  /** The kinds of function on the way here, so that circles end. */
  readonly inside?: readonly string[];
}

/** The text of a value for an argument or option. */
export function sampleOf(parameter: Parameter, context: SampleContext): string {
  return (
    namedInDoc(parameter, context) ??
    context.written.get(placeKey(parameter.place)) ??
    sampleOfType(parameter.type, parameter.name, context)
  );
}

/** The name of an element of a schema: what the documentation says, or else a made-up one. */
export function sampleName(schema: StatementSchema, context: SampleContext, prefix = 'my'): string {
  const parameter = nameParameter(schema);
  const known = parameter && namedInDoc(parameter, context);
  if (known !== undefined) return known;
  // Names that somebody gave are of their document; texts show how they are written.
  const written =
    parameter?.type.kind === 'atom' ? undefined : context.written.get(placeKey(parameter?.place));
  return written ?? madeUpName(schema, context, prefix);
}

/** `my_step`, in the spelling that the schema wants. */
export function madeUpName(schema: StatementSchema, context: SampleContext, prefix: string): string {
  const parameter = nameParameter(schema);
  const words = `${prefix}_${schema.keyword.replace(/[?!]$/, '')}`;
  const name = /PascalCase/.test(parameter?.doc ?? '') ? capitalised(words) : words;
  const spelled = [quoteName(name), quoteName(capitalised(words)), quoteString(name)].find(
    (each) => !parameter || fitsText(each, parameter.type, context),
  );
  return spelled ?? (parameter ? sampleOfType(parameter.type, parameter.name, context) : name);
}

/** What the documentation gives as an example: `such as order_id`, `most often id`. */
function namedInDoc({ doc, type }: Parameter, context: SampleContext): string | undefined {
  if (type.kind === 'expression') return undefined;
  const found = /(?:such as|most often) ("(?:[^"\\]|\\.)*"|[\w./-]*\w[?!]?(?:\([^()]*\))?)/i.exec(doc ?? '');
  const text = found?.[1];
  if (text === undefined) return undefined;
  for (const each of [text, quoteString(text)]) if (fitsText(each, type, context)) return each;
  return fitsText(`[${text}]`, type, context) ? `[${text}]` : undefined;
}

function fitsText(text: string, type: OptionType, { language }: SampleContext): boolean {
  const value = readValue(text);
  return value !== undefined && fitsType(value, type, language.vocabulary);
}

function readValue(text: string): Expression | undefined {
  const { statements, problems } = parseSpark(`value ${text}`);
  return problems.length === 0 ? statements[0]?.args[0] : undefined;
}

function sampleOfType(type: OptionType, name: string, context: SampleContext): string {
  const inner = (each: OptionType) => sampleOfType(each, name, context);
  switch (type.kind) {
    case 'string':
      return quoteString(/path|route|url|href/.test(name) ? `/${name}` : `Some ${name.replaceAll('_', ' ')}`);
    case 'regex':
      return '"^[a-z]+$"';
    case 'file':
      return '"notes.txt"';
    case 'code':
      return type.language === 'elixir' ? '"fn value -> value end"' : '"…"';
    case 'duration':
      return '"5 minutes"';
    case 'module':
      return `MyApp.${capitalised(name)}`;
    case 'boolean':
      return 'true';
    case 'number':
      return String(Math.min(Math.max(1, type.min ?? 1), type.max ?? Number.POSITIVE_INFINITY));
    case 'one_of':
      return constant(type.values[0]);
    case 'list':
    case 'wrap_list':
      return `[${itemsOf(inner(type.of), type).join(', ')}]`;
    case 'tuple':
      return `[${type.items.map(inner).join(', ')}]`;
    case 'any_of':
      return inner(simplest(type.types) ?? { kind: 'any' });
    case 'all_of':
      return inner(type.types[0] ?? { kind: 'any' });
    case 'map': {
      const [key] = type.keys ?? [];
      if (key) return `[${quoteName(key.name)}: ${inner(key.type)}]`;
      return `[${type.names ? inner(type.names) : 'key'}: ${inner(type.values ?? { kind: 'any' })}]`;
    }
    case 'call':
      return sampleCall(type.of, context);
    case 'option_type':
      return sampleCall('option_type', context);
    case 'reference': {
      const declaring = declaringSchema(type.to, context.language);
      return declaring ? sampleName(declaring, context, 'other') : quoteName(`other_${type.to}`);
    }
    case 'declares':
      return quoteName(`my_${type.what}`);
    case 'expression':
      return type.returns === 'string' ? '"text"' : 'true';
    case 'value':
      return sampleOfNamed(type.of, name, context);
    case 'id':
      return 'R1';
    case 'atom':
      return quoteName(`some_${name}`);
    case 'any':
      return '1';
  }
}

/** As many items as a list has to have; names differ, since the same thing twice is seldom meant. */
function itemsOf(
  item: string,
  { of, min }: Extract<OptionType, { kind: 'list' | 'wrap_list' }>,
): readonly string[] {
  const isName = of.kind === 'reference' || of.kind === 'declares';
  return Array.from({ length: Math.min(Math.max(1, min ?? 1), 20) }, (_, index) =>
    isName && index > 0 && /^\w+$/.test(item) ? `${item}_${index + 1}` : item,
  );
}

/** What declares names of a kind: best what is called like it, in this language or in another one. */
function declaringSchema(kind: string, { entries, vocabulary }: Language): StatementSchema | undefined {
  const own = entries.filter(({ schema }) => schema.kinds.includes(kind)).map(({ schema }) => schema);
  const [definition] = definitionsDeclaring(kind, vocabulary.available);
  const others = definition
    ? createVocabulary([definition], vocabulary.available).document.children
    : new Map();
  return own.find(({ keyword }) => keyword === kind) ?? own[0] ?? others.get(kind);
}

/** Names of the definitions that have elements at the top that declare names of a kind. */
export function definitionsDeclaring(kind: string, available: Schemas): readonly string[] {
  return [...available.values()]
    .filter(({ members }) =>
      members.some((member) => member.member === 'statement' && member.definition.kinds.includes(kind)),
    )
    .map(({ name }) => name);
}

/** What needs no other element is simpler than what does. */
function simplest(types: readonly OptionType[]): OptionType | undefined {
  return (
    types.find(({ kind }) => !['reference', 'call', 'value', 'any', 'expression'].includes(kind)) ?? types[0]
  );
}

/** A value of the data type that is named beside it; any value where nothing is known. */
function sampleOfNamed(of: string, name: string, context: SampleContext): string {
  const { owner, language, written } = context;
  const beside = owner?.parameters.find((each) => each.name === of) ?? owner?.children.get(of)?.parameters[0];
  // Without an owner, so that two values that name each other end.
  const type = beside && readValue(sampleOf(beside, { language, written }));
  const functions = language.vocabulary.functions.get('type');
  const value = type?.kind === 'name' ? functions?.get(dotted(type))?.value : undefined;
  return value ? sampleOfType(value, name, { language, written }) : '1';
}

/** A call of the function of a kind that needs least. */
function sampleCall(kind: string, context: SampleContext): string {
  const inside = context.inside ?? [];
  const { language, written } = context;
  const known = [...(language.vocabulary.functions.get(kind)?.values() ?? [])];
  const others = [...language.vocabulary.available.values()].flatMap((each) => each.functions);
  // Another definition may bring the functions, as those of types do; the document then uses it, too.
  const functions = known.length > 0 ? known : others.filter((each) => each.kind === kind);
  const [best] = functions.sort((a, b) => effortOf(a) - effortOf(b));
  if (!best) return quoteName(kind);
  const needed = [...best.parameters, ...best.options.values()].filter(({ required }) => required);
  const args = inside.includes(kind)
    ? []
    : needed.map((parameter) => {
        const value = sampleOf(parameter, { language, written, inside: [...inside, kind] });
        return best.options.has(parameter.name) ? `${quoteName(parameter.name)}: ${value}` : value;
      });
  return args.length === 0 ? best.name : `${best.name}(${args.join(', ')})`;
}

function effortOf({ parameters, options, value, deprecated }: FunctionSchema): number {
  const needed = [...parameters, ...options.values()].filter(({ required }) => required);
  const referring = needed.filter(({ type }) => type.kind === 'reference' || type.kind === 'call');
  return (
    needed.length * 4 + referring.length * 8 + (value?.kind === 'string' ? 0 : 1) + (deprecated ? 100 : 0)
  );
}

function constant(value: string | number | boolean | undefined): string {
  return typeof value === 'string' && value !== 'nil' && value !== '*'
    ? quoteName(value)
    : String(value ?? 'nil');
}

function capitalised(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
