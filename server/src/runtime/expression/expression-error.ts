/** An expression that cannot be worked out, or not there: what it is and what to do is in the message. */

export class ExpressionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ExpressionError';
  }
}
