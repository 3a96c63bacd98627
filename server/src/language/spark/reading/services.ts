/** The Langium services of the language that need no editor: lexer and parser, made once, when first asked for. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type Module,
  type PartialLangiumCoreServices,
} from 'langium';
import { FactoryGeneratedSharedModule, SparkGeneratedModule } from '../../generated/module.ts';
import { SparkLexer } from './lexer.ts';
import { CountingErrorMessages, SparkParser } from './parser.ts';

/** What differs from Langium's defaults, for the core and the language server alike. */
export const sparkCoreModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  parser: {
    LangiumParser: (services) => new SparkParser(services),
    ParserErrorMessageProvider: () => new CountingErrorMessages(),
    Lexer: (services) => new SparkLexer(services),
  },
};

let services: LangiumCoreServices | undefined;

/** Core services of the language, without any file system. */
export function sparkCoreServices(): LangiumCoreServices {
  if (services === undefined) {
    const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), FactoryGeneratedSharedModule);
    services = inject(createDefaultCoreModule({ shared }), SparkGeneratedModule, sparkCoreModule);
  }
  return services;
}
