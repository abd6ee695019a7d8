import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { CONFIRMATION_VERDICTS } from "#app/domain/confirmations/lifecycle.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { InstitutionView } from "./institution-record.tsx";

/** A suspension that waits for another admin, with the reviews of both verdicts; or that one admin alone decided. */
export function SuspensionNotice({
  institution,
  confirmation,
  events,
}: Pick<InstitutionView, "institution" | "confirmation" | "events">) {
  const t = useTranslations("admin.suspension");
  const term = useTerm();
  if (confirmation === null) return null;
  const { dueAt, proposerName, whyNot } = confirmation;
  const name = proposerName ?? "";
  const suspension = events.find(({ type }) => type === "institution-suspended");
  return (
    <Notice tone="refusal">
      <div className="stack">
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
            {CONFIRMATION_VERDICTS.map((verdict) => (
              <LinkButton key={verdict} to={adminPaths.institutionMove(institution.id, verdict)} size="sm">
                {t(verdict)}
              </LinkButton>
            ))}
          </div>
        ) : whyNot === "confirmation-same-person" ? (
          <p>{t("another")}</p>
        ) : null}
      </div>
    </Notice>
  );
}
