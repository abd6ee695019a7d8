import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { WholeTeaser } from "#app/components/prospects/whole-teaser.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { isOpenProspect } from "#app/domain/prospects/submission.ts";
import { paths } from "#app/shared/paths.ts";
import type { ProspectPreview } from "#app/services/prospects/preview-prospect.server.ts";

/** What institutions see; before, and after, the draft's own teaser, or nothing while that is incomplete. */
export function TeaserPart({ read }: { read: Omit<ProspectPreview, "fit" | "fills" | "stranded"> }) {
  const t = useTranslations("prospect");
  const { prospect, published, changed, whyNotEdit } = read;
  const teaser = published ?? read.teaser;
  if (teaser === null) return null;
  const ofDraft = isOpenProspect(prospect.status) ? "headingNext" : "headingOver";
  return (
    <Section id="teaser" title={t(`teaser.${published === null ? ofDraft : "heading"}`)} spaced={false}>
      <WholeTeaser number={prospect.number} teaser={teaser} />
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
