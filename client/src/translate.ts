/** Translation as an argument, so that what builds texts needs no editor and can be tested without one. */

/** `vscode.l10n.t`: the message in the person's language with `{0}`, `{1}` … filled in. */
export type Translate = (message: string, ...values: (string | number)[]) => string;

/** English itself: fills in the places. For tests. */
export const english: Translate = (message, ...values) =>
  message.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
