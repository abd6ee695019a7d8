import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { TeaserCard } from "#app/components/prospects/teaser-card.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { paths } from "#app/shared/paths.ts";
import type { ProspectPreview } from "#app/services/prospects/preview-prospect.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** What institutions see, or would see after publication; nothing while the draft is incomplete. */
export function TeaserPart({ read }: { read: Omit<ProspectPreview, "fit"> }) {
  const t = useTranslations("prospect");
  const { prospect, teaser, changed, whyNotEdit } = read;
  if (teaser === null) return null;
  const isLive = changed?.length === 0 && prospect.status === "published";
  return (
    <Section id="teaser" title={t(isLive ? "teaser.heading" : "teaser.headingNext")} spaced={false}>
      <TeaserCard
        teaser={{
          ...teaser,
          number: runningNumber("prospect", prospect.number),
        }}
      />
      {changed && changed.length > 0 && whyNotEdit === null && prospect.status !== "suspended" ? (
        <p>
          {t("view.unsubmitted", { count: changed.length, version: String(prospect.liveVersion ?? 0) })}{" "}
          <Link to={paths.company.prospectStep(prospect.id, "teaser")}>
            {t(prospect.status === "expired" ? "submit.again" : "submit.change")}
          </Link>
        </p>
      ) : null}
    </Section>
  );
}
