import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { Fact, FactList, SidebarSection } from "#app/components/ui/facts.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { isOpenProspect } from "#app/domain/prospects/submission.ts";
import { paths } from "#app/shared/paths.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";

/** The teaser's statistics, and why institutions passed. */
export function TeaserSidebar({ current }: { current: CurrentProspect }) {
  const t = useTranslations("company.home");
  const { matches, passes, asked, prospect, isAskMet } = current;
  const isSeen = prospect.status === "published";
  const teaser = isSeen
    ? `${paths.company.prospect(prospect.id)}#teaser`
    : paths.company.prospectStep(prospect.id, "teaser");
  const funders = paths.company.funders(prospect.id);
  const isAwaited = prospect.publishedAt === null && isOpenProspect(prospect.status);
  // No list has it before publication, while paused, or once over: "0 mandates" would say that none fits.
  // Nor has any while nothing is left to finance of it.
  const unlisted =
    isSeen && !isAskMet ? null : (
      <span className="muted">{t(isSeen ? "unlistedMet" : isAwaited ? "oncePublished" : "unlisted")}</span>
    );
  return (
    <aside aria-label={t("rail")}>
      <More narrow summary={t("railShow")}>
        <div className="stack-lg">
          <SidebarSection
            title={t("teaser")}
            action={<Link to={teaser}>{t(isSeen ? "teaserSee" : "teaserDraft")}</Link>}
          >
            <FactList>
              <Fact
                label={t("fits")}
                value={unlisted ?? <Link to={funders}>{t("mandates", { count: matches.eligible })}</Link>}
              />
              <Fact label={t("near")} value={unlisted ?? t("mandates", { count: matches.nearMisses })} />
              <Fact label={t("asked")} value={asked} />
              <Fact
                label={t("passed")}
                value={
                  passes === null ? <span className="muted">{t("passedFew")}</span> : passes.institutions
                }
              />
            </FactList>
          </SidebarSection>
          <SidebarSection title={t("whyPassed")}>
            {passes === null ? null : (
              <FactList>
                {passes.reasons.map(({ reasonCode, institutions, repairable }) => (
                  <Fact
                    key={reasonCode}
                    label={<Term of="declineReasons" code={reasonCode} />}
                    value={
                      <>
                        {institutions} {repairable ? <span className="muted">{t("repairable")}</span> : null}
                      </>
                    }
                  />
                ))}
              </FactList>
            )}
            <p className="small muted">{t("passesSummed")}</p>
          </SidebarSection>
        </div>
      </More>
    </aside>
  );
}
