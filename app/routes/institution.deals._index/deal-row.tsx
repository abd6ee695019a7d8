import { useLocale, useTranslations } from "use-intl";
import { InEither } from "#app/components/matching/headline.tsx";
import { useReasonItems } from "#app/components/matching/reason-items.ts";
import { useTeaserFacts } from "#app/components/matching/teaser-facts.ts";
import { Tag } from "#app/components/ui/badge.tsx";
import { DealCard } from "#app/components/ui/deal-card.tsx";
import { FitRing } from "#app/components/ui/fit.tsx";
import { Reasons } from "#app/components/ui/reasons.tsx";
import { TermList, TermPath, useTerm } from "#app/components/ui/term.tsx";
import type { DealsQuery } from "#app/http/deals-query.ts";
import { paths } from "#app/http/paths.ts";
import type { Reply } from "#app/http/reply.ts";
import { formatMoneyRange, formatMonthsRange } from "#app/i18n/format.ts";
import { DealActions } from "./deal-actions.tsx";
import { MoreOfDeal } from "./more-of-deal.tsx";
import type { Deal } from "./shapes.ts";

/** A week: as long as a prospect counts as new. */
const newForMs = 7 * 86_400_000;

/** One deal: its ring, what is shown of it, why it stands where it does, and what can be done. */
export function DealRow({
  deal,
  mandateId,
  query,
  now,
  reply,
}: {
  deal: Deal;
  mandateId: string;
  query: DealsQuery;
  now: Date;
  reply: Reply["form"];
}) {
  const t = useTranslations("matching.deals");
  const locale = useLocale();
  const term = useTerm();
  const reasons = useReasonItems("institution");
  const facts = useTeaserFacts();
  const { shown, introduction } = deal;
  const isNew = now.getTime() - Date.parse(deal.publishedOn) < newForMs;
  const askedYou = introduction?.requestedBy === "company" && introduction.status === "requested";
  return (
    <DealCard
      id={`P-${deal.number}`}
      ring={<FitRing score={deal.score} />}
      title={<InEither zh={deal.headlineZh} en={deal.headlineEn} none={`P-${deal.number}`} />}
      to={paths.institution.teaser(deal.id, mandateId)}
      tags={askedYou ? <Tag fresh>{t("askedYou")}</Tag> : isNew ? <Tag fresh>{t("new")}</Tag> : undefined}
      meta={
        <>
          <TermPath of="sectors" code={shown.sector} /> · {term("districts", shown.place)} ·{" "}
          {t("meta", { stage: term("stages", deal.stage) })} ·{" "}
          <span className="nowrap">{t("number", { number: deal.number, version: deal.version })}</span>
        </>
      }
      facts={facts(shown)}
      sum={formatMoneyRange(locale, shown.askFen.from, shown.askFen.to)}
      terms={
        <>
          {deal.termMonthsMin === null && deal.termMonthsMax === null
            ? null
            : `${formatMonthsRange(locale, deal.termMonthsMin, deal.termMonthsMax)} · `}
          <TermList of="instruments" codes={deal.instruments} />
        </>
      }
      actions={<DealActions deal={deal} mandateId={mandateId} query={query} now={now} reply={reply} />}
    >
      {deal.parts.length > 0 ? <Reasons items={reasons(deal.parts)} /> : null}
      <MoreOfDeal deal={deal} mandateId={mandateId} />
    </DealCard>
  );
}
