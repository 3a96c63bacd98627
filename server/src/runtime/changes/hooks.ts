/** Registered functions around an action: `before_transaction`, `before_action`, `after_action`, `after_transaction`. */
import type { AfterHook, BeforeHook, EndHook } from '../changeset.ts';
import type { Arguments, ChangeOf, Making } from '../compiled/making.ts';
import type { HookHandler } from '../handlers.ts';

/** The part of the registered function that is called at this time. */
function partOf<Part extends keyof HookHandler>(
  part: Part,
  args: Arguments,
  { handlers }: Making,
): NonNullable<HookHandler[Part]> {
  const name = args.name('callback');
  const found = handlers.hooks?.[name];
  if (!found)
    throw new Error(`${args.call.name} calls ${name}, which nobody registered among the handlers' hooks.`);
  const run = found[part];
  if (!run) throw new Error(`${args.call.name} calls ${name}, whose handler has no ${part}.`);
  return run.bind(found) as NonNullable<HookHandler[Part]>;
}

/** Before hooks that are there already, unless it is to be appended, as in Ash. */
export const beforeAction: ChangeOf = (args, making) => {
  const before = partOf('before', args, making);
  const hook: BeforeHook = (changeset, context) => before(changeset, {}, context);
  const append = args.flag('append?', false);
  return (changeset) => {
    const others = changeset.beforeAction;
    return { ...changeset, beforeAction: append ? [...others, hook] : [hook, ...others] };
  };
};

export const beforeTransaction: ChangeOf = (args, making) => {
  const before = partOf('before', args, making);
  const hook: BeforeHook = (changeset, context) => before(changeset, {}, context);
  const append = args.flag('append?', false);
  return (changeset) => {
    const others = changeset.beforeTransaction;
    return { ...changeset, beforeTransaction: append ? [...others, hook] : [hook, ...others] };
  };
};

export const afterAction: ChangeOf = (args, making) => {
  const after = partOf('after', args, making);
  const hook: AfterHook = (record, changeset, context) => after(record, changeset, {}, context);
  const prepend = args.flag('prepend?', false);
  return (changeset) => {
    const others = changeset.afterAction;
    return { ...changeset, afterAction: prepend ? [hook, ...others] : [...others, hook] };
  };
};

export const afterTransaction: ChangeOf = (args, making) => {
  const ended = partOf('ended', args, making);
  const hook: EndHook = (outcome, changeset, context) => ended(outcome, changeset, {}, context);
  const prepend = args.flag('prepend?', false);
  return (changeset) => {
    const others = changeset.afterTransaction;
    return { ...changeset, afterTransaction: prepend ? [hook, ...others] : [...others, hook] };
  };
};
