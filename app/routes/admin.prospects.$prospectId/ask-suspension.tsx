import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { CONFIRMATION_VERDICTS } from "#app/domain/confirmations/lifecycle.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { readProspectAsAdmin } from "#app/services/prospects/read-prospect-as-admin.server.ts";

type View = Awaited<ReturnType<typeof readProspectAsAdmin>>;
interface AskSuspensionProps {
  view: Pick<View, "confirmation" | "events" | "prospect">;
}

/** A suspension that waits for another admin, with the reviews of both verdicts; or that one admin alone decided. */
export function AskSuspension({ view: { confirmation, events, prospect } }: AskSuspensionProps) {
  const t = useTranslations("admin.suspension");
  const ask = useTranslations("admin.ask");
  const term = useTerm();
  if (confirmation === null) return null;
  const { dueAt, proposerName, whyNot } = confirmation;
  const name = proposerName ?? "";
  const suspension = events.find(({ type }) => type === "prospect-suspended");
  return (
    <Notice tone="refusal">
      <div className="stack">
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
          <>
            <p className="small">{ask("declineMeans")}</p>
            <div className="row">
              {CONFIRMATION_VERDICTS.map((verdict) => (
                <LinkButton key={verdict} to={adminPaths.prospectMove(prospect.id, verdict)} size="sm">
                  {verdict === "confirm" ? ask("confirm") : t("decline")}
                </LinkButton>
              ))}
            </div>
          </>
        ) : whyNot === "confirmation-same-person" ? (
          <p>{ask("another")}</p>
        ) : null}
      </div>
    </Notice>
  );
}
