/** The forms of statements that completion offers: EARS (Mavin et al., RE'09), user stories, scenarios, and plain facts. */

export interface Frame {
  readonly label: string;
  /** What it is for, in a few words. */
  readonly detail: string;
  /** Its text without an id; what is to be replaced stands in ‹angle quotes›. */
  readonly text: string;
}

export const frames: readonly Frame[] = [
  {
    label: 'When …, the system shall …',
    detail: 'EARS, event-driven: something happens',
    text: 'When ‹a patient cancels an appointment›, the system shall ‹free the slot›.',
  },
  {
    label: 'While …, the system shall …',
    detail: 'EARS, state-driven: as long as something holds',
    text: 'While ‹an appointment is confirmed›, the system shall ‹reserve the room›.',
  },
  {
    label: 'If …, then the system shall …',
    detail: 'EARS, unwanted behaviour: something goes wrong',
    text: 'If ‹two appointments overlap›, then the system shall ‹reject the second one›.',
  },
  {
    label: 'Where …, the system shall …',
    detail: 'EARS, optional feature: only some installations have it',
    text: 'Where ‹online payment is included›, the system shall ‹send a receipt›.',
  },
  {
    label: 'The system shall …',
    detail: 'EARS, ubiquitous: always',
    text: 'The system shall ‹record every change with its time›.',
  },
  {
    label: 'As a …, I want to …, so that …',
    detail: 'User story: who wants what, and why',
    text: 'As a ‹receptionist›, I want to ‹register a patient›, so that ‹the patient can book›.',
  },
  {
    label: 'Given … When … Then …',
    detail: 'Scenario: how one can tell',
    text: 'Given ‹a booked appointment›\n    When ‹the patient cancels it›\n    Then ‹the slot becomes free›',
  },
  {
    label: 'Each … has …',
    detail: 'What a thing has',
    text: 'Each ‹patient› has a ‹name›, a ‹date of birth› and a ‹phone number›.',
  },
  {
    label: 'Each … belongs to …',
    detail: 'How things belong together',
    text: 'Each ‹appointment› belongs to exactly one ‹patient›.',
  },
  {
    label: 'Only a … may …',
    detail: 'Who may do what',
    text: 'Only ‹an administrator› may ‹delete a patient›.',
  },
];

/** What may stand above the first statement. */
export const headers: readonly Frame[] = [
  { label: 'project', detail: 'Name of the project', text: 'project "‹name›"' },
  { label: 'domain', detail: 'What it is about, in a word', text: 'domain ‹healthcare›' },
  {
    label: 'glossary',
    detail: 'Words and what they mean',
    text: 'glossary {\n  ‹patient› (‹client›): ‹a person›\n}',
  },
];

/** What a person may say of what was understood. */
export const corrections: readonly Frame[] = [
  { label: '… means …', detail: 'Two names for one thing', text: '‹client› means ‹patient›' },
  { label: 'rename … to …', detail: 'A better name', text: 'rename ‹visit› to ‹appointment›' },
  { label: '… is not an entity', detail: 'Nothing to model', text: '‹address› is not an entity' },
  { label: '… is an entity', detail: 'Something to model', text: '‹room› is an entity' },
  {
    label: '… is an attribute of …',
    detail: 'A property, with its type',
    text: '‹e-mail› is an attribute of ‹patient›: ‹email›',
  },
  { label: '… is a kind of …', detail: 'A special case', text: '‹nurse› is a kind of ‹employee›' },
  {
    label: 'each … has many …',
    detail: 'How many of one belong to the other',
    text: 'each ‹patient› has ‹many› ‹appointments›',
  },
  {
    label: '… and … are not related',
    detail: 'No relationship',
    text: '‹patient› and ‹room› are not related',
  },
];

/** The text in LSP's snippet syntax, with its placeholders numbered. */
export function toSnippet(text: string): string {
  let number = 0;
  return text
    .replace(/[\\$}]/g, '\\$&')
    .replace(/‹([^‹›]*)›/g, (_, example: string) => ['$', '{', ++number, ':', example, '}'].join(''));
}
