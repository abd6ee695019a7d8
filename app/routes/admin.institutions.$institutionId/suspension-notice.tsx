import { useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { InstitutionView } from "./institution-record.tsx";

/** A suspension that waits for another admin, with both verdicts; or that one admin alone decided. */
export function SuspensionNotice({ confirmation }: { confirmation: InstitutionView["confirmation"] }) {
  const t = useTranslations("admin.suspension");
  if (confirmation === null) return null;
  const { dueAt, proposerName, whyNot } = confirmation;
  const name = proposerName ?? "";
  return (
    <Notice tone="refusal">
      <p>
        {dueAt === null
          ? t("alone", { name })
          : t.rich("waits", { name, until: () => <Instant at={dueAt} /> })}
      </p>
      {whyNot === null ? (
        <div className="row">
          <PostForm sent={{ move: "confirm" }}>
            <SubmitButton size="sm">{t("confirm")}</SubmitButton>
          </PostForm>
          <PostForm sent={{ move: "decline" }}>
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
