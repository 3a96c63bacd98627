/** Names of files in URIs, without a platform's path functions. */

/** The last part of a URI's path, decoded: `file:///a/my%20clinic.req` → `my clinic.req`. */
export function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1).replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** The URI of the model that belongs to requirements: the same place, `.spark` for `.req`. */
export function modelUriOf(requirementsUri: string): string {
  return requirementsUri.replace(/\.req$/, '.spark');
}

/** The URI of the requirements that belong to a model. */
export function requirementsUriOf(modelUri: string): string {
  return modelUri.replace(/\.spark$/, '.req');
}
