import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { LiveList } from "#app/components/matching/live-list.tsx";
import { passChange } from "#app/shared/pass-change.ts";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { WhoDoes } from "#app/components/ui/who-does.tsx";
import { opportunitiesQuery, opportunitiesUrl, filterOf } from "#app/shared/opportunities-query.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { passForm } from "#app/domain/matching/ranking/pass-form.ts";
import { paths } from "#app/shared/paths.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { listOpportunities } from "#app/services/matching/list-opportunities.server.ts";
import { passOnOpportunity } from "#app/services/matching/pass-on-opportunity.server.ts";
import { undoPass } from "#app/services/matching/undo-pass.server.ts";
import { ClosedMandate, NoMandate } from "./closed.tsx";
import { OpportunityList } from "./opportunity-list.tsx";
import { HeaderActions, MandateFacts, RankedFor } from "./header.tsx";
import { NearMisses } from "./near-misses.tsx";
import { passingOf } from "./passing-of.server.ts";
import { formatCommon, formatOpportunities } from "./format-opportunities.server.ts";
import { formatNearMisses } from "./format-near-misses.server.ts";
import { formatMandate } from "./format-mandate.server.ts";

/** Few readers look at passed prospects. */
const PassedList = lazyView(() => import("./passed.tsx").then((view) => view.PassedList));
const PassedNotice = lazyView(() => import("./passed.tsx").then((view) => view.PassedNotice));

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const query = readQuery(args.request, opportunitiesQuery);
  const list = await listOpportunities(ctx, actor, {
    mandateId: query.mandate ?? null,
    view: query.view ?? "fit",
    filter: filterOf(query),
    sort: query.sort ?? "fit",
    after: query.after ?? null,
  });
  const opportunities = list.opportunities && {
    ...list.opportunities,
    common: formatCommon(locale, list.opportunities.common),
    passing: passingOf(list, query.pass),
    rows: formatOpportunities(locale, list.opportunities.rows, list.opportunities.setting, ctx.now()),
    nearMisses: formatNearMisses(locale, list.opportunities.nearMisses),
  };
  return {
    title: translator(locale, "matching.opportunities")("title"),
    query,
    mandate: list.mandate && formatMandate(locale, list.mandate),
    allowedCodes: query.filters === "open" ? (list.mandate?.allowedCodes ?? null) : null,
    opportunities,
    /** What the pass changed that the page was just asked for. */
    change:
      query.because === undefined
        ? null
        : passChange(
            translator(locale, "matching.opportunities.pass"),
            query.because,
            translator(locale, "common.words")("comma"),
          ),
    now: ctx.now(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const query = readQuery(args.request, opportunitiesQuery);
  const { act, mandateId, prospectId, ...pass } = await readForm(args, passForm);
  if (act === "undo") {
    await undoPass(ctx, actor, { mandateId, prospectId });
    return seeOther(opportunitiesUrl(paths.institution.opportunities(), query, {}));
  }
  await passOnOpportunity(ctx, actor, { mandateId, prospectId, ...pass });
  return seeOther(
    opportunitiesUrl(paths.institution.opportunities(), query, {
      passed: prospectId,
      because: pass.reasonCode,
    }),
  );
}

export default function OpportunitiesPage() {
  const { title, query, allowedCodes, mandate, opportunities, change, now } = useLoaderData<typeof loader>();
  const { refusal, form } = useReply();
  if (mandate === null) {
    return (
      <>
        <PageHeader title={title} />
        <NoMandate />
      </>
    );
  }
  return (
    <>
      <PageHeader title={title} actions={<HeaderActions mandate={mandate} query={query} />}>
        <RankedFor mandate={mandate} />
      </PageHeader>
      <LiveList changes={paths.institution.changes()} asOf={now} />
      <RefusalNotice refusal={refusal} />
      <WhoDoes isLead />
      {opportunities === null ? (
        <ClosedMandate mandate={mandate} />
      ) : (
        <>
          {query.passed === undefined ? null : (
            <PassedNotice query={query} mandateId={mandate.id} prospectId={query.passed} change={change} />
          )}
          <MandateFacts mandate={mandate} counts={opportunities.counts} />
          {query.view === "passed" ? (
            <PassedList
              mandateId={mandate.id}
              passed={opportunities.passed}
              next={opportunities.next}
              query={query}
              now={now}
              counts={opportunities.counts}
              mayUndo={opportunities.mayWork}
            />
          ) : query.view === "near" ? (
            <NearMisses
              mandateId={mandate.id}
              nearMisses={opportunities.nearMisses}
              next={opportunities.next}
              query={query}
              counts={opportunities.counts}
            />
          ) : (
            <OpportunityList
              mandate={mandate.number}
              allowedCodes={allowedCodes}
              rows={opportunities.rows}
              common={opportunities.common}
              passing={opportunities.passing}
              setting={opportunities.setting}
              counts={opportunities.counts}
              next={opportunities.next}
              query={query}
              now={now}
              mayWork={opportunities.mayWork}
              reply={form}
            />
          )}
        </>
      )}
    </>
  );
}
