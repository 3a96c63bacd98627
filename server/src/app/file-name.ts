/** Names of files in URIs, without a platform's path functions. */
import { isRequirementsUri } from '../language/requirements-document/index.ts';

/** The last part of a URI's path, decoded: `file:///a/my%20clinic.req` → `my clinic.req`. */
export function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1).replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Whether a file is read as requirements: `.req`, `.req.md`, and the `req` fences of other Markdown files. */
export function isRequirements(uri: string): boolean {
  return isRequirementsUri(uri) || /\.(?:md|markdown)$/i.test(uri);
}

/** The URI of the model that belongs to requirements: the same place, `.spark` for `.req` or `.req.md`. */
export function modelUriOf(requirementsUri: string): string {
  return requirementsUri.replace(/\.req(?:\.md)?$|\.(?:md|markdown)$/i, '.spark');
}

/** The URI of the requirements that belong to a model. */
export function requirementsUriOf(modelUri: string): string {
  return modelUri.replace(/\.spark$/, '.req');
}
