import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { TeaserCard } from "#app/components/prospects/teaser-card.tsx";
import { TeaserFacts, TeaserTextsView } from "#app/components/prospects/teaser-texts.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { readProspectAsAdmin } from "#app/services/prospects/read-prospect-as-admin.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { AskActs } from "./ask-acts.tsx";
import { AskRecord } from "./ask-record.tsx";
import { AskSuspension } from "./ask-suspension.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const view = await readProspectAsAdmin(ctx, actor, idParam(args.params, "prospectId"));
  const { nameZh, nameEn, number } = view.prospect;
  const title = translator(locale, "admin")("ask.title", {
    number: runningNumber("prospect", number),
    company: inLanguage(locale, nameZh, nameEn),
  });
  const terms = translator(locale, "terms");
  // Messages for events are many and stay on the server.
  const events = view.events.map((event) => ({
    ...event,
    what: terms(`events.${event.type}` as "events.case-opened"),
  }));
  return { view: { ...view, events }, title };
}

export default function AdminProspectPage() {
  const { view, title } = useLoaderData<typeof loader>();
  const t = useTranslations("admin");
  const locale = useLocale();
  const { prospect, teaser, caseId, caseNumber } = view;
  const isSuspended = prospect.status === "suspended";
  const number = runningNumber("prospect", prospect.number);
  const headline = teaser && inLanguage(locale, teaser.headlineZh ?? "", teaser.headlineEn);
  const shown = teaser && { ...teaser, number, headline: headline ?? "" };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("case.crumbs"), t("asks.title"), adminPaths.prospects())}>
        <StateBadge of="prospect" state={prospect.status} />
        {prospect.liveVersion === null ? null : (
          <span>{t("ask.live", { version: prospect.liveVersion })}</span>
        )}
        {prospect.expiresAt === null || isSuspended ? null : (
          <span>{t("ask.expires", { day: formatDay(locale, dayOf(prospect.expiresAt)) })}</span>
        )}
        {caseId === null || caseNumber === null ? null : (
          <Link to={adminPaths.case(caseId)}>
            {t("ask.latestCase")} <span className="nowrap">{runningNumber("case", caseNumber)}</span>
          </Link>
        )}
      </PageHeader>
      <div className="stack-lg">
        <AskSuspension view={view} />
        <div className="split split--panel-end">
          <div className="stack-lg">
            <Section id="teaser" title={t(isSuspended ? "ask.teaserSuspended" : "ask.teaser")} spaced={false}>
              {shown === null ? (
                <p className="muted">{t("ask.noTeaser")}</p>
              ) : (
                <div className="stack">
                  <TeaserCard teaser={shown} />
                  <TeaserFacts teaser={shown} />
                  <TeaserTextsView texts={shown} />
                </div>
              )}
            </Section>
            <AskRecord view={view} />
          </div>
          <AskActs view={view} />
        </div>
      </div>
    </>
  );
}
