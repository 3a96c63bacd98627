/**
 * Which language a file is of, where its name says more than Langium looks at: `clinic.req.md` is a requirement document, on
 * disk and in the editor, and other Markdown is known only while it is open.
 */
import { DefaultServiceRegistry, type LangiumCoreServices, type URI } from 'langium';
import { isRequirementsUri } from '../language/requirements-document/index.ts';

export class FactoryServiceRegistry extends DefaultServiceRegistry {
  override getServices(uri: URI): LangiumCoreServices {
    const requirements = isRequirementsUri(uri.path) ? this.languageIdMap.get('requirements') : undefined;
    return requirements ?? super.getServices(uri);
  }
}
