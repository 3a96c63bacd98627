/** The memory of one run: what its steps did, in order of completion, and its way into the journal, many steps in one transaction. */
import type { Transaction } from '../actions.ts';
import type { JournalChange, JournalUnit, ReactorJournal } from '../journal/journal.ts';
import type { RunRecord, StepRecord } from '../journal/record.ts';

/** A transaction that a step of that kind has open: what is done inside it is written with it, or was never done. */
export interface OpenTransaction {
  readonly unit: JournalUnit | undefined;
  readonly db: Transaction;
  readonly records: StepRecord[];
}

export class Ledger {
  readonly journal: ReactorJournal | undefined;
  readonly #run: RunRecord;
  readonly #now: () => number;
  readonly #failed: (error: unknown) => void;
  /** What is known of each step by its path: of this run, and of those before it was resumed. */
  readonly records = new Map<string, StepRecord>();
  /** What can be taken back, in order of completion. */
  stack: StepRecord[] = [];
  #sequence = 0;
  #pending = new Map<string, StepRecord>();
  #forget: string[] = [];
  #set: JournalChange['set'];
  #waiting: (() => void)[] = [];
  readonly #written = new Set<StepRecord>();
  #flushing: Promise<void> | undefined;
  #broken = false;

  constructor(
    journal: ReactorJournal | undefined,
    run: RunRecord,
    now: () => number,
    failed: (error: unknown) => void,
  ) {
    this.journal = journal;
    this.#run = run;
    this.#now = now;
    this.#failed = failed;
  }

  /** Takes up what earlier processes wrote. */
  recall(steps: readonly StepRecord[]): void {
    for (const record of steps) {
      this.records.set(record.path, record);
      this.#written.add(record);
      this.#sequence = Math.max(this.#sequence, record.sequence);
    }
    const order = (a: StepRecord, b: StepRecord): number => a.sequence - b.sequence;
    this.stack = steps.filter(({ status, undo }) => status === 'done' && undo).sort(order);
    // What a dying process had in work may have been done, then after all that was written down.
    let last = this.stack.at(-1)?.sequence ?? 0;
    for (const record of steps.filter(({ status, undo }) => status === 'started' && undo).sort(order)) {
      if (record.sequence < last) {
        record.sequence = this.next();
        this.#pending.set(keyOf(record), record);
      }
      last = record.sequence;
      this.stack.push(record);
    }
  }

  /** The next place in the order of completion. */
  next(): number {
    return ++this.#sequence;
  }

  /** Notes a record and calls `then` when it cannot be lost any more. */
  write(record: StepRecord, transaction: OpenTransaction | undefined, then: () => void): void {
    this.note(record);
    transaction?.records.push(record);
    if (this.journal && !transaction) {
      this.#pending.set(keyOf(record), record);
      this.#later(then);
    } else then();
  }

  /** Notes a record that is written elsewhere. */
  note(record: StepRecord): void {
    const before = this.records.get(record.path);
    if (before?.status === 'started') this.stack = this.stack.filter((each) => each !== before);
    this.records.set(record.path, record);
    if (record.status === 'done' && record.undo) this.stack.push(record);
  }

  /** Notes that a record was written. */
  wrote(record: StepRecord): void {
    this.#written.add(record);
  }

  /** Takes back what was noted inside a transaction that was rolled back. */
  forgetAll(records: readonly StepRecord[]): void {
    const gone = new Set(records);
    for (const record of records)
      if (this.records.get(record.path) === record) this.records.delete(record.path);
    this.stack = this.stack.filter((record) => !gone.has(record));
  }

  /** What can be taken back of the steps whose paths begin so, oldest first; nobody else will undo it. */
  take(prefix: string): StepRecord[] {
    const taken = this.stack.filter(({ path }) => path.startsWith(prefix));
    if (taken.length > 0) this.stack = this.stack.filter(({ path }) => !path.startsWith(prefix));
    return taken;
  }

  /** These are not to be taken back any more. */
  keep(records: readonly StepRecord[]): void {
    const kept = new Set(records.filter(({ undo, status }) => undo && status === 'done'));
    if (kept.size === 0) return;
    this.stack = this.stack.filter((record) => !kept.has(record));
    for (const record of kept) {
      record.undo = undefined;
      if (this.journal) this.#pending.set(keyOf(record), record);
    }
  }

  /** Forgets what a step around them has the results of; what can be taken back stays. `prefix` is theirs alone. */
  prune(records: readonly StepRecord[], prefix: string): void {
    let written = false;
    for (const record of records) {
      if (record.undo && record.status === 'done') continue;
      if (this.records.get(record.path) === record) this.records.delete(record.path);
      if (this.#pending.delete(keyOf(record))) continue;
      if (this.#written.delete(record)) written = true;
    }
    if (this.journal && written) this.#forget.push(prefix);
  }

  /** Changes the run; resolves when it is written. */
  set(change: NonNullable<JournalChange['set']>): Promise<void> {
    if (!this.journal) {
      Object.assign(this.#run, change);
      return Promise.resolve();
    }
    this.#set = { ...this.#set, ...change };
    return new Promise((resolve) => this.#later(resolve));
  }

  /** What is to be written about these records at once, for those who write inside a transaction of their own. */
  change(put: readonly StepRecord[]): JournalChange {
    const { id, engine, ending } = this.#run;
    return { run: id, engine, ending, put, forget: [], time: this.#now() };
  }

  #later(then: () => void): void {
    this.#waiting.push(then);
    this.#flushing ??= Promise.resolve().then(() => this.#flush());
  }

  async #flush(): Promise<void> {
    const { journal } = this;
    try {
      while (journal && this.#waiting.length > 0 && !this.#broken) {
        const [waiting, put, forget, set] = [
          this.#waiting,
          [...this.#pending.values()],
          this.#forget,
          this.#set,
        ];
        this.#waiting = [];
        this.#pending = new Map();
        this.#forget = [];
        this.#set = undefined;
        for (const record of put) this.#written.add(record);
        const change = { ...this.change(put), forget, ...(set ? { set } : {}) };
        await journal.transaction((unit) => unit.write(change));
        if (set) Object.assign(this.#run, set);
        for (const then of waiting) then();
      }
    } catch (error) {
      this.#broken = true;
      this.#failed(error);
    } finally {
      this.#flushing = undefined;
    }
  }
}

const keyOf = ({ path, attempt }: StepRecord): string => `${path}\n${attempt}`;
