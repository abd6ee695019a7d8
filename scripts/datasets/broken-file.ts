/** A file that can't be imported: where it is invalid, in words for the person who has it. */
export class BrokenFile extends Error {
  override readonly name = "BrokenFile";
}
