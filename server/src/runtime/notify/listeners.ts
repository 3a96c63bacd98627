/** Who listens to committed actions, by topic. */
import type { LogLevel } from '../../base/host.ts';
import type { Notification } from '../notification.ts';

export interface Listeners {
  readonly any: boolean;
  /** @param topic `*` for all actions, `dsl_project:*` for all topics that begin so, or one topic */
  subscribe(topic: string, listener: (notification: Notification) => void): () => void;
  tell(notification: Notification): void;
}

/** One that throws keeps nobody else from hearing; what it threw is written to the log. */
export function createListeners(log?: (level: LogLevel, message: string) => void): Listeners {
  const all = new Set<{ readonly topic: string; readonly listener: (notification: Notification) => void }>();
  return {
    get any() {
      return all.size > 0;
    },
    subscribe: (topic, listener) => {
      const entry = { topic, listener };
      all.add(entry);
      return () => void all.delete(entry);
    },
    tell: (notification) => {
      for (const { topic, listener } of [...all]) {
        if (!hears(topic, notification.topics)) continue;
        try {
          listener(notification);
        } catch (error) {
          log?.(
            'error',
            `A listener of ${topic} failed: ${error instanceof Error ? error.stack : String(error)}`,
          );
        }
      }
    },
  };
}

function hears(wanted: string, topics: readonly string[]): boolean {
  if (wanted === '*') return true;
  if (!wanted.endsWith('*')) return topics.includes(wanted);
  const start = wanted.slice(0, -1);
  return topics.some((topic) => topic.startsWith(start));
}
