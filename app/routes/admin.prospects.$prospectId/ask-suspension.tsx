import { useTranslations } from "use-intl";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { readProspectAsAdmin } from "#app/services/prospects/read-prospect-as-admin.server.ts";

type View = Awaited<ReturnType<typeof readProspectAsAdmin>>;
interface AskSuspensionProps {
  view: Pick<View, "confirmation" | "events">;
}

/** A suspension that waits for another admin, with both verdicts; or that one admin alone decided. */
export function AskSuspension({ view: { confirmation, events } }: AskSuspensionProps) {
  const t = useTranslations("admin.suspension");
  const ask = useTranslations("admin.ask");
  const term = useTerm();
  if (confirmation === null) return null;
  const { id: confirmationId, dueAt, proposerName, whyNot } = confirmation;
  const name = proposerName ?? "";
  const suspension = events.find(({ type }) => type === "prospect-suspended");
  return (
    <Notice tone="refusal">
      <p>
        {dueAt === null
          ? ask("alone", { name })
          : ask.rich("waits", { name, until: () => <Instant at={dueAt} /> })}
      </p>
      {suspension?.reasonCode == null ? null : (
        <p>
          {t("why", {
            reason: term("moderationReasons", suspension.reasonCode),
            note: suspension.note ?? "none",
          })}
        </p>
      )}
      {whyNot === null ? (
        <div className="row">
          <PostForm sent={{ confirmationId }}>
            <SubmitButton act="confirm" size="sm">
              {ask("confirm")}
            </SubmitButton>
          </PostForm>
          <PostForm sent={{ confirmationId }}>
            <SubmitButton act="decline" tone="secondary" size="sm">
              {t("decline")}
            </SubmitButton>
          </PostForm>
        </div>
      ) : whyNot === "confirmation-same-person" ? (
        <p>{ask("another")}</p>
      ) : null}
    </Notice>
  );
}
