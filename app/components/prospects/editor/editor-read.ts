import type { FieldNote } from "#app/domain/moderation/notes.ts";
import type { StepProgress } from "#app/domain/prospects/submission.ts";

/** What every page of the editor shows of the edited prospect. */
export interface EditorRead {
  prospect: { id: string; number: number | bigint; latestVersion: number; status: string };
  progress: readonly StepProgress[];
  whyNotEdit: string | null;
  /** What closes the draft to this person; null while it is open. */
  closed: "role" | "review" | "funded" | "over" | null;
  /** The latest moderation review. */
  review:
    | {
        isOpen: boolean;
        decision: string | null;
        prospectVersion: number | null;
        reasonCodes: readonly string[];
        fieldNotes: readonly FieldNote[];
        note: string | null;
      }
    | undefined;
}
