import { useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { InstitutionView } from "./institution-record.tsx";

/** A suspension that waits for another admin, with both verdicts; or that one admin alone decided. */
export function SuspensionNotice({ confirmation, events }: Pick<InstitutionView, "confirmation" | "events">) {
  const t = useTranslations("admin.suspension");
  const term = useTerm();
  if (confirmation === null) return null;
  const { id: confirmationId, dueAt, proposerName, whyNot } = confirmation;
  const name = proposerName ?? "";
  const suspension = events.find(({ type }) => type === "institution-suspended");
  return (
    <Notice tone="refusal">
      <p>
        {dueAt === null
          ? t("alone", { name })
          : t.rich("waits", { name, until: () => <Instant at={dueAt} /> })}
      </p>
      {suspension?.reasonCode == null ? null : (
        <p>
          {t("why", {
            reason: term("institutionReasons", suspension.reasonCode),
            note: suspension.note ?? "none",
          })}
        </p>
      )}
      {whyNot === null ? (
        <div className="row">
          <PostForm sent={{ move: "confirm", confirmationId }}>
            <SubmitButton size="sm">{t("confirm")}</SubmitButton>
          </PostForm>
          <PostForm sent={{ move: "decline", confirmationId }}>
            <SubmitButton tone="secondary" size="sm">
              {t("decline")}
            </SubmitButton>
          </PostForm>
        </div>
      ) : whyNot === "confirmation-same-person" ? (
        <p>{t("another")}</p>
      ) : null}
    </Notice>
  );
}
