import type { DifferenceKind } from "#app/domain/billing/differences.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** A difference that was made real. */
export interface MadeReal {
  /** What is found of it. */
  detail: Record<string, string>;
  /** What a person does about it where the reconciliation does not mend it itself. */
  remedy?: () => Promise<unknown>;
  /** A job of the reconciliation mends it, after the run. */
  isMendedByJob?: true;
  /** What holds once it is mended. */
  holds?: () => Promise<void>;
}
export type MakeReal<Kind extends DifferenceKind = DifferenceKind> = Record<Kind, () => Promise<MadeReal>>;

/** Runs statements in one transaction in which no trigger and no foreign key applies, as no code of ours can. */
export function byHandIn({ owner }: Pick<TestApp, "owner">) {
  return async (...statements: string[]): Promise<void> => {
    await owner.query(
      ["begin", "set local session_replication_role = replica", ...statements, "commit"].join(";"),
    );
  };
}
