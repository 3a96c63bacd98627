/**
 * The file under the store, as a port: Node, memory and browsers each have their own. The store asks for whole images
 * and atomic replacement only, so that whatever happens, a reader finds the old image or the new one.
 */

/** Where a store keeps its image. Implementations throw `StoreProblem` for everything that the system refuses. */
export interface StoreFile {
  /** What to call it in messages: a path, or a description. */
  readonly name: string;
  /** The whole image, the caller's to change, or `undefined` when there is none yet. Needs no lock: replacement is atomic. */
  read(): Promise<Uint8Array | undefined>;
  /** A token that is different after every {@link StoreFile.write} by anyone; `undefined` when there is no image. Cheap. */
  version(): Promise<string | undefined>;
  /**
   * Replaces the image. After a crash at any moment the old or the new image is there, never a mixture; when it returns,
   * the new one survives a power cut. Called while the lock is held.
   */
  write(image: Uint8Array): Promise<void>;
  /** Keeps a copy of the image as it is, under a name with `label` in it, which is returned. Overwrites no older copy. */
  backup(label: string): Promise<string>;
  /** Moves the image out of the way and returns its new name; there is none afterwards. */
  setAside(): Promise<string>;
  /** Waits until nobody else, in this process or another, holds the lock; the result gives it back. */
  lock(): Promise<() => Promise<void>>;
}
