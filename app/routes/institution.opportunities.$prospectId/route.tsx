import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { BilingualText } from "#app/components/matching/bilingual-text.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { crumbTo, PageHeader } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { SectorPath, useTerm } from "#app/components/ui/term.tsx";
import { passForm } from "#app/domain/matching/ranking/pass-form.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { refParam } from "#app/http/forms/params.ts";
import { mandateRef } from "#app/shared/opportunities-query.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { standingTexts } from "#app/shared/standing-texts.ts";
import { translator } from "#app/i18n/translator.ts";
import { useReply } from "#app/shared/reply.ts";
import { passOnOpportunity } from "#app/services/matching/pass-on-opportunity.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { undoPass } from "#app/services/matching/undo-pass.server.ts";
import { OpportunityAsk, OpportunityRecord } from "./opportunity-facts.tsx";
import { MandateFit } from "./mandate-fit.tsx";
import { PassedBox, PassForm } from "./pass-form.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { WhoDoes } from "#app/components/ui/who-does.tsx";

const query = z.object({ mandate: mandateRef.optional() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const prospect = refParam(args.params, "prospectId", "prospect");
  const { mandate } = readQuery(args.request, query);
  const opportunity = await readOpportunity(ctx, actor, { prospect, mandate: mandate ?? null });
  const { headlineZh, headlineEn, number } = opportunity.prospect;
  const title =
    (locale === "en" ? (headlineEn ?? headlineZh) : (headlineZh ?? headlineEn)) ??
    runningNumber("prospect", number);
  const { standing } = opportunity;
  return {
    title,
    opportunity,
    place: standing && standingTexts(translator(locale, "matching.standing"), standing),
    now: ctx.now(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const { act, mandateId, prospectId, ...pass } = await readForm(args, passForm);
  await (act === "undo"
    ? undoPass(ctx, actor, { mandateId, prospectId })
    : passOnOpportunity(ctx, actor, { mandateId, prospectId, ...pass }));
  return seeOther(paths.institution.opportunity(prospectId, mandateId));
}

export default function OpportunityPage() {
  const { opportunity, place } = useLoaderData<typeof loader>();
  const { prospect, mandate, comparison, introduction, pass, mayWork } = opportunity;
  const t = useTranslations("matching.opportunities");
  const term = useTerm();
  const { refusal, form } = useReply();
  const { shown } = prospect;
  return (
    <>
      <PageHeader
        title={
          <BilingualText
            zh={prospect.headlineZh}
            en={prospect.headlineEn}
            none={runningNumber("prospect", prospect.number)}
          />
        }
        crumbs={crumbTo(t("title"), t("detail.back"), paths.institution.opportunities(mandate?.id))}
        actions={
          mayWork &&
          mandate !== null &&
          comparison.score !== null &&
          introduction === null &&
          pass === null ? (
            <LinkButton tone="primary" to={paths.institution.pursue(prospect.id, mandate.id)}>
              {t("pursue")}
            </LinkButton>
          ) : undefined
        }
      >
        <span>
          <SectorPath code={shown.sector} /> · {term("districts", shown.place)} ·{" "}
          {t("meta", { stage: term("stages", prospect.stage) })}
        </span>
        <span className="nowrap">
          {t("number", { number: runningNumber("prospect", prospect.number), version: prospect.version })}
        </span>
        {introduction === null ? null : (
          <Link to={paths.institution.introduction(introduction.id)}>
            <Badge tone="open">{t("openIntroduction")}</Badge>
          </Link>
        )}
        <span>{t("blind")}</span>
      </PageHeader>
      <RefusalNotice refusal={refusal} />
      <div className="split split--panel-middle split--rail-middle">
        <OpportunityRecord prospect={prospect} />
        <aside className="stack-lg" aria-label={t("detail.ask")}>
          <OpportunityAsk prospect={prospect} />
          {mandate === null || introduction !== null ? null : pass !== null ? (
            <PassedBox pass={pass} prospectId={prospect.id} mandateId={mandate.id} mayUndo={mayWork} />
          ) : mayWork ? (
            <PassForm prospect={prospect} mandateId={mandate.id} reply={form} />
          ) : (
            <WhoDoes />
          )}
        </aside>
        <MandateFit opportunity={opportunity} place={place} />
      </div>
    </>
  );
}
