import { useTranslations } from "use-intl";
import { Notice } from "#app/components/ui/notice.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import { paths } from "#app/http/paths.ts";
import { Link } from "@remix-run/react";
import { PROSPECT_STEPS, type ProspectStep } from "#app/domain/prospects/content.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";

/** What a moderator asked to be changed, while the company has not answered yet. */
export function pendingReview({ review }: ProspectRead) {
  if (!review || review.isOpen) return null;
  return review.decision === "changes_requested" ? review : null;
}

/** The moderator's note on one field of a step. */
export function noteOf(read: ProspectRead, step: string, field: string): string | undefined {
  const path = `${step}.${field}`;
  return pendingReview(read)?.fieldNotes.find(
    (note) => note.field === path || note.field.startsWith(`${path}.`),
  )?.note;
}

/** The moderator's letter with a link to each field that it is about. */
export function ReviewNotice({ read }: { read: ProspectRead }) {
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

/** A link to a field by its path in the content. */
export function FieldLink({ prospectId, path }: { prospectId: string; path: string }) {
  const t = useTranslations("prospect.fields");
  const [step = "", field = ""] = path.split(".");
  const key = `${step}.${field}` as Parameters<typeof t>[0];
  const label = t.has(key) ? t(key) : path;
  if (!isStep(step)) return <>{label}</>;
  return <Link to={`${paths.company.prospectStep(prospectId, step)}#step-${field}`}>{label}</Link>;
}

function isStep(word: string): word is ProspectStep {
  return PROSPECT_STEPS.some((step) => step === word);
}
