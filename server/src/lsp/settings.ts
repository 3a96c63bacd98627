/** The settings `sparkFactory.*`, asked from the client when it can tell, and kept until it says that they changed. */
import type { ConfigurationProvider } from 'langium';
import type { Connection, InitializeParams } from 'vscode-languageserver';

type LangiumSettings = Omit<ConfigurationProvider, 'onConfigurationSectionUpdate' | 'getConfiguration'>;

/** Takes the place of Langium's own settings, which know no section but the ids of languages. */
export class Settings implements LangiumSettings {
  readonly #connection: Connection;
  readonly #known = new Map<string, unknown>();
  readonly #listeners: (() => void)[] = [];
  #asks = false;
  #registers = false;
  readonly ready = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  initialize({ capabilities }: InitializeParams): void {
    this.#asks = capabilities.workspace?.configuration === true;
    this.#registers = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
  }

  async initialized(params: Parameters<ConfigurationProvider['initialized']>[0]): Promise<void> {
    if (this.#registers) params.register?.({ section: 'sparkFactory' });
  }

  updateConfiguration(): void {
    this.#known.clear();
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** A setting by its name without the section, for a document; `fallback` when the client cannot tell or has none. */
  async get<T extends boolean | number | string | Readonly<Record<string, unknown>>>(
    name: string,
    fallback: T,
    scopeUri: string,
  ): Promise<T> {
    if (!this.#asks) return fallback;
    const key = `${name} ${scopeUri}`;
    if (!this.#known.has(key)) this.#known.set(key, await this.#ask(name, scopeUri));
    const value = this.#known.get(key);
    return value !== null && typeof value === typeof fallback ? (value as T) : fallback;
  }

  async #ask(name: string, scopeUri: string): Promise<unknown> {
    try {
      return await this.#connection.workspace.getConfiguration({ scopeUri, section: `sparkFactory.${name}` });
    } catch (error) {
      this.#connection.console.warn(`The setting sparkFactory.${name} could not be read: ${String(error)}`);
      return undefined;
    }
  }
}
