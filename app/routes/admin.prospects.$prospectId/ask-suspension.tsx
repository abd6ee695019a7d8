import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { readProspectAsAdmin } from "#app/services/prospects/read-prospect-as-admin.server.ts";

type View = Awaited<ReturnType<typeof readProspectAsAdmin>>;
interface AskSuspensionProps {
  view: Pick<View, "confirmation" | "events" | "fills" | "prospect">;
}

/** A suspension that waits for another admin, with both verdicts; or that one admin alone decided. */
export function AskSuspension({ view: { confirmation, events, fills, prospect } }: AskSuspensionProps) {
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
          {fills === null ? (
            <PostForm sent={{ confirmationId }}>
              <SubmitButton act="decline" tone="secondary" size="sm">
                {t("decline")}
              </SubmitButton>
            </PostForm>
          ) : (
            // It was filled meanwhile: what ends with its search has a review.
            <LinkButton to={adminPaths.prospectMove(prospect.id, "reinstate")} size="sm">
              {t("decline")}
            </LinkButton>
          )}
        </div>
      ) : whyNot === "confirmation-same-person" ? (
        <p>{ask("another")}</p>
      ) : null}
    </Notice>
  );
}
