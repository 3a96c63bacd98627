/** What a built-in check is, and how it reads its arguments. */
import type { CallValue } from '../../../model/definition/expression.ts';
import type { RuntimeContext } from '../../context.ts';
import type { Subject, Verdict } from '../subject.ts';

export type CheckArguments = Readonly<Record<string, CallValue>>;

/** Whether the check holds, or what has to hold for a record. */
export type BuiltInCheck = (args: CheckArguments, subject: Subject, context: RuntimeContext) => Verdict;
