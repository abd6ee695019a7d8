import { useTranslations } from "use-intl";
import { FieldLink } from "#app/components/prospects/field-link.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import type { EditorRead } from "./editor-read.ts";

/** The changes that a moderator requested, until the company answers. */
function pendingReview({ review }: EditorRead) {
  if (!review || review.isOpen) return null;
  return review.decision === "changes_requested" ? review : null;
}

/** The moderator's note on one field of a step. */
export function noteOf(read: EditorRead, step: string, field: string): string | undefined {
  const path = `${step}.${field}`;
  return pendingReview(read)?.fieldNotes.find(
    (note) => note.field === path || note.field.startsWith(`${path}.`),
  )?.note;
}

/** The moderator's message with a link to each field that it mentions. */
export function ReviewNotice({ read }: { read: EditorRead }) {
  const t = useTranslations("prospect");
  const review = pendingReview(read);
  if (review === null) return null;
  return (
    <Notice tone="due" title={t("notes.title")}>
      {review.note ? <p className="whitespace-pre-line">{review.note}</p> : null}
      <dl>
        {review.reasonCodes.length > 0 ? (
          <div>
            <dt>{t("notes.reasons")}</dt>
            <dd>
              <TermList of="moderationReasons" codes={review.reasonCodes} />
            </dd>
          </div>
        ) : null}
        {review.fieldNotes.map(({ field, note }) => (
          <div key={field}>
            <dt>
              <FieldLink prospectId={read.prospect.id} path={field} />
            </dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}

/** Why the draft can't be edited now. */
export function ClosedNotice({ read }: { read: EditorRead }) {
  const t = useTranslations("prospect.closed");
  const { closed, review, prospect } = read;
  if (closed === null) return null;
  const version = String(review?.prospectVersion ?? prospect.latestVersion);
  return (
    <Notice>
      <p>{t(closed, { version })}</p>
    </Notice>
  );
}
