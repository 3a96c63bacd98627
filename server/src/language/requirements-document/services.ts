/** The Langium services of requirement documents that need no editor, made once, when first asked for. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type Module,
  type PartialLangiumCoreServices,
} from 'langium';
import { FactoryGeneratedSharedModule, RequirementsGeneratedModule } from '../generated/module.ts';
import { RequirementsLexer } from './lexer.ts';
import { RequirementsParser } from './parser.ts';
import { visibleText } from './visible.ts';

/** What differs from Langium's defaults, for the core and the language server alike. */
export const requirementsCoreModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  parser: {
    LangiumParser: (services) => new RequirementsParser(services),
    Lexer: (services) => new RequirementsLexer(services),
  },
};

/** Reads only the `req` fences of Markdown. */
class FencesLexer extends RequirementsLexer {
  override tokenize(text: string): ReturnType<RequirementsLexer['tokenize']> {
    return super.tokenize(visibleText(text, 'markdown'));
  }
}

/** The language of ordinary Markdown documents: open ones only, for files are not searched for fences. */
export const fencesModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  LanguageMetaData: () => ({
    languageId: 'markdown',
    fileExtensions: [],
    caseInsensitive: false,
    mode: 'production',
  }),
  parser: {
    LangiumParser: (services) => new RequirementsParser(services),
    Lexer: (services) => new FencesLexer(services),
  },
};

let services: LangiumCoreServices | undefined;

/** Core services of the language, without any file system. */
export function requirementsCoreServices(): LangiumCoreServices {
  if (services === undefined) {
    const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), FactoryGeneratedSharedModule);
    services = inject(
      createDefaultCoreModule({ shared }),
      RequirementsGeneratedModule,
      requirementsCoreModule,
    );
  }
  return services;
}
