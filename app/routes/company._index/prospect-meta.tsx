import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { paths } from "#app/shared/paths.ts";
import { formatDay } from "#app/i18n/format.ts";
import { dayOf, daysBetween } from "#app/lib/days.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** Which prospect the page shows, its state, and until when. */
export function ProspectMeta({ current, now }: { current: CurrentProspect; now: Date }) {
  const t = useTranslations("prospect");
  const locale = useLocale();
  const { id, number, liveVersion, status, expiresAt } = current.prospect;
  const name =
    liveVersion === null
      ? runningNumber("prospect", number)
      : t("numberAndVersion", { number: runningNumber("prospect", number), version: String(liveVersion) });
  return (
    <>
      <StateBadge of="prospect" state={status} />
      <Link className="nowrap" to={paths.company.prospect(id)}>
        {name}
      </Link>
      {status === "published" && expiresAt ? (
        <span>
          {t("view.expires", {
            day: formatDay(locale, dayOf(expiresAt)),
            days: daysBetween(dayOf(now), dayOf(expiresAt)),
          })}
        </span>
      ) : null}
    </>
  );
}
