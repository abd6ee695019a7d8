import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { overText } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { LiveList } from "#app/components/matching/live-list.tsx";
import { Pagination, Tabs } from "#app/components/ui/navigation.tsx";
import { NamedSection, PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { fundersQuery } from "#app/shared/funders-query.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { listFunders } from "#app/services/matching/list-funders.server.ts";
import { FitList } from "./fit-list.tsx";
import { ForProspect, MetAsk, NoFunders } from "./for-prospect.tsx";
import { formatFunders } from "./format-funders.server.ts";
import { FundersSummary } from "./funders-summary.tsx";
import { GuarantorList } from "./guarantor-list.tsx";
import { IneligibleList } from "./ineligible-list.tsx";
import { NearList } from "./near-list.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const query = readQuery(args.request, fundersQuery);
  const { prospect, unmatched, funders, opened } = await listFunders(ctx, actor, {
    prospectId: query.prospect ?? null,
    view: query.view ?? "fit",
    after: query.after ?? null,
    open: query.open,
  });
  return {
    title: translator(locale, "matching")("funders.title"),
    query,
    prospect,
    unmatched: unmatched && { ...unmatched, over: overText(locale, unmatched.status) },
    now: ctx.now(),
    funders: funders && formatFunders(locale, funders),
    opened: opened && { number: runningNumber("mandate", opened.mandate.number), funder: opened },
  };
}

export default function FundersPage() {
  const { title, query, prospect, unmatched, funders, opened, now } = useLoaderData<typeof loader>();
  const t = useTranslations("matching.funders");
  if (prospect === null || funders === null) {
    return (
      <>
        <PageHeader title={title} />
        <LiveList changes={paths.company.changes()} asOf={now} />
        <NoFunders prospect={prospect ?? unmatched} over={unmatched?.over ?? null} />
      </>
    );
  }
  const { counts } = funders;
  const url = (change: Record<string, string | undefined>) =>
    withQuery(paths.company.funders(), { prospect: query.prospect, view: query.view, ...change });
  const views = [
    { key: "fit", view: undefined, count: counts.fit },
    { key: "near", view: "near", count: counts.near },
    { key: "out", view: "out", count: counts.out },
  ] as const;
  return (
    <>
      <PageHeader
        title={title}
        actions={
          <>
            <LinkButton tone="quiet" document to={paths.company.fundersCsv(prospect.id)}>
              {t("export")}
            </LinkButton>
            <LinkButton to={paths.company.prospectStep(prospect.id, "ask")}>{t("edit")}</LinkButton>
          </>
        }
      >
        <ForProspect prospect={prospect} />
      </PageHeader>
      <LiveList changes={paths.company.changes()} asOf={now} />
      {funders.isAsking ? <FundersSummary {...funders} /> : <MetAsk />}
      <div className="stack">
        {funders.isAsking ? (
          <Tabs
            label={t("tabs.label")}
            tabs={views.map(({ key, view, count }) => ({
              key,
              to: url({ view }),
              label: t(`tabs.${key}`),
              count,
              current: query.view === view,
            }))}
          />
        ) : null}
        {query.view === undefined || !funders.isAsking ? (
          <GuarantorList
            guarantors={funders.guarantors}
            prospect={runningNumber("prospect", prospect.number)}
            now={now}
          />
        ) : null}
        {funders.isAsking && query.view === undefined ? (
          <FitList
            fitting={funders.fitting}
            prospect={prospect}
            from={funders.from}
            // Relative, as each row has one.
            url={(change) => withQuery("", { prospect: query.prospect, after: query.after, ...change })}
            opened={opened}
            now={now}
          />
        ) : null}
        {funders.isAsking && query.view === "near" ? (
          <NamedSection id="near" title={t("near.title")} heading="hidden">
            <NearList near={funders.near} prospectId={prospect.id} />
          </NamedSection>
        ) : null}
        {funders.isAsking && query.view === "out" ? <IneligibleList out={funders.out} /> : null}
        <Pagination isFirst={funders.from === 0} next={funders.next} to={(after) => url({ after })} />
      </div>
      {query.view === undefined && funders.near.length > 0 ? (
        <Section id="near" title={t("near.title")} note={t("near.note")}>
          <NearList near={funders.near} prospectId={prospect.id} />
          {counts.near > funders.near.length ? (
            <p className="small">
              <Link to={url({ view: "near" })}>{t("near.all", { count: counts.near })}</Link>
            </p>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}
