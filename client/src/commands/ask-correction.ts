/** Asks a person for a correction of what was understood: one sentence of English, put together from few choices. */
import type { TeachParams, TermsResult } from '../../../server/src/lsp/protocol.ts';
import type { Translate } from '../translate.ts';
import type { PickItem, Ui } from '../ui.ts';

/** The part of the port that asks. */
export type Questions = Pick<Ui, 'pick' | 'ask'>;

/** What a correction is about: a form of {@link TeachParams}, or one that needs no second name. */
export type Form = TeachParams['form'] | 'entity' | 'notEntity' | 'notRelated' | 'sentence';

/** The sentence that corrects; undefined when the person went away. `name` is what it is about, when that is known. */
export async function askCorrection(
  ui: Questions,
  t: Translate,
  terms: TermsResult,
  form: Form,
  name?: string,
): Promise<string | undefined> {
  if (form === 'sentence') return ui.ask(t('Correct it in a sentence, such as “client means patient”'), '');
  const subject =
    name ??
    (form === 'entity' || form === 'attribute'
      ? await ui.ask(t('What is it called in the requirements?'), '')
      : await pickName(ui, t, t('Which one?'), allNames(terms)));
  if (subject === undefined) return undefined;
  if (form === 'entity') return `${subject} is an entity`;
  if (form === 'notEntity') return `${subject} is not an entity`;
  if (form === 'rename') {
    const renamed = await ui.ask(t('New name of {0}', subject), subject);
    return renamed === undefined || renamed === subject ? undefined : `rename ${subject} to ${renamed}`;
  }
  const entities = terms.entities.map((entity) => entity.name);
  const others = (form === 'same' ? allNames(terms) : entities).filter((other) => other !== subject);
  const other = await pickName(ui, t, questionOf(t, form, subject), others);
  if (other === undefined) return undefined;
  if (form === 'same') return `${subject} means ${other}`;
  if (form === 'kind') return `${subject} is a kind of ${other}`;
  if (form === 'notRelated') return `${subject} and ${other} are not related`;
  return `${subject} is an attribute of ${other}`;
}

function questionOf(t: Translate, form: 'same' | 'kind' | 'attribute' | 'notRelated', name: string): string {
  if (form === 'same') return t('What does {0} mean?', name);
  if (form === 'kind') return t('What is {0} a kind of?', name);
  if (form === 'notRelated') return t('What is {0} not related to?', name);
  return t('What is {0} an attribute of?', name);
}

function allNames({ entities, actors }: TermsResult): readonly string[] {
  return [...new Set([...entities.map(({ name }) => name), ...actors])];
}

/** One of the names, or another one. */
async function pickName(
  ui: Questions,
  t: Translate,
  title: string,
  names: readonly string[],
): Promise<string | undefined> {
  const other = { label: t('Another name…'), value: undefined };
  const items: PickItem<string | undefined>[] = [
    ...names.map((name) => ({ label: name, value: name })),
    other,
  ];
  const picked = await ui.pick(
    title,
    items.map((item) => ({ ...item, value: item })),
  );
  if (picked === undefined) return undefined;
  return picked.value ?? ui.ask(title, '');
}
