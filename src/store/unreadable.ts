/** A file that is damaged, or not ours: named, and left as it is. */
export class UnreadableFile extends Error {
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
  }
}
