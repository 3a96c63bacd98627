/** Values of attributes: `set_attribute`, `set_new_attribute`, `update_change`, `prevent_change`. */
import { attributeOf, changeAttribute, dropAttribute, isChanging } from '../changing.ts';
import { attributeNamed, type ChangeOf } from '../compiled/making.ts';
import { valued } from '../values/call-value.ts';

export const setAttribute: ChangeOf = (args, making) => {
  const { name } = attributeNamed(making, args.name('attribute'));
  const value = valued(args.value('value'));
  const whenNil = args.flag('set_when_nil?', true);
  return (changeset, context) => {
    const wanted = value(changeset, context);
    if (!whenNil && (wanted === null || wanted === undefined)) return changeset;
    return changeAttribute(changeset, name, wanted);
  };
};

export const setNewAttribute: ChangeOf = (args, making) => {
  const { name } = attributeNamed(making, args.name('attribute'));
  const value = valued(args.value('value'));
  return (changeset, context) => {
    const given = isChanging(changeset, name) && !changeset.defaulted.includes(name);
    const named = making.action.accept.includes(name) && Object.hasOwn(changeset.input, name);
    return given || named ? changeset : changeAttribute(changeset, name, value(changeset, context));
  };
};

/** Nothing happens when the attribute does not change. */
export const updateChange: ChangeOf = (args, making) => {
  const { name } = attributeNamed(making, args.name('attribute'));
  const handler = making.handlers.values?.[args.name('function')];
  if (!handler)
    throw new Error(
      `update_change calls ${args.name('function')}, which nobody registered among the handlers' values.`,
    );
  return (changeset, context) =>
    isChanging(changeset, name)
      ? changeAttribute(changeset, name, handler(attributeOf(changeset, name), context))
      : changeset;
};

/** Last of all before the data store, so that nothing brings the change back. */
export const preventChange: ChangeOf = (args, making) => {
  const { name } = attributeNamed(making, args.name('attribute'));
  return (changeset) => ({
    ...dropAttribute(changeset, name),
    beforeAction: [...changeset.beforeAction, (later) => dropAttribute(later, name)],
  });
};
