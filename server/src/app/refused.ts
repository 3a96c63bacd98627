/** What cannot be done as it was asked for. */

/** Thrown instead of a plain error where the message tells the person all there is to know: it is no bug, and not logged as one. */
export class Refused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refused';
  }
}
