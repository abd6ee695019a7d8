import { countingStatements } from "#db/statements.ts";

/** What was read, and by how many statements. */
export function withCount<Read>(read: () => Promise<Read>): Promise<{ read: Read; asked: number }> {
  return new Promise((resolve, reject) => {
    countingStatements((count) => {
      read().then((done) => resolve({ read: done, asked: count.asked }), reject);
    });
  });
}
