import { testEveryCommand } from './every-command.ts';
import { closeAll } from './workspace.ts';

describe('commands in a folder with nothing open', () => {
  after(closeAll);
  testEveryCommand();
});
