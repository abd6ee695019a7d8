import type { TestDatabase } from "#tests/factories/test-database.ts";

/** The review page of a move that binds, and what a person adds to the fields that the page sends by itself. */
export interface Review {
  path: string;
  /** Where its form is posted to, if not to its own address. */
  to?: string;
  /** The page from which people come, which does not do the act. */
  before: string;
  cookie: string;
  act: string;
  typed: Readonly<Record<string, string>>;
  /** Fields that may be missing. */
  optional?: readonly string[];
  /** The same review of something that has changed since. */
  outdated?: Readonly<Record<string, string>>;
  expectDone: (db: TestDatabase) => Promise<void>;
}
