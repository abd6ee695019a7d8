import { useLocale, useTranslations } from "use-intl";
import type { Horizon } from "#app/domain/horizons.ts";
import { OneAct, ToSignature } from "#app/components/deals/deal-acts.tsx";
import { LazyDisputeForm } from "#app/components/deals/lazy-dispute-form.ts";
import { LazyDisputeNotice } from "#app/components/deals/lazy-dispute-notice.ts";
import { NothingToDo } from "#app/components/deals/next-step.tsx";
import { UndoAct } from "#app/components/deals/undo-act.tsx";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { DateField, TextField } from "#app/components/ui/inputs.tsx";
import { shownDrawdown, type SentDrawdown } from "#app/domain/deals/shown-payment.ts";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { paths } from "#app/shared/paths.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

type Read = Awaited<ReturnType<typeof readDeal>>;
type Acts = Pick<Read, "deal" | "underway" | "conditions" | "dispute" | "may" | "workingDaysLeft"> & {
  colleague: string | undefined;
  now: Date;
  today: string;
  paidWithin: Horizon;
  company: string;
};

/** The institution's one next step, or who must act. */
export function InstitutionActs(acts: Acts) {
  const t = useTranslations("deal.acts");
  const { deal, underway, may } = acts;
  if (may.sendDocuments) {
    return <OneAct act="send-documents" title={t("sendTitle")} note={t("sendNote")} button={t("send")} />;
  }
  if (may.sign) return <ToSignature of={paths.institution.deal(deal.id)} />;
  if (underway !== null && may.fund) {
    return <FundDrawdown {...acts} underway={underway} />;
  }
  return (
    <NothingToDo
      deal={deal}
      underway={underway}
      conditions={acts.conditions}
      viewer="institution"
      colleague={acts.colleague}
    >
      {underway === null ? null : (
        <>
          {may.dispute ? <LazyDisputeForm of={shownDrawdown(underway)} side="institution" /> : null}
          {may.takeBack ? <TakeBack of={shownDrawdown(underway)} kind={deal.kind} /> : null}
        </>
      )}
    </NothingToDo>
  );
}

function TakeBack({ of, kind }: { of: SentDrawdown; kind: BoundKind }) {
  const t = useTranslations("deal.acts");
  return (
    <UndoAct
      act="take-back-payment"
      of={of}
      note={t("takeBackNote", { kind })}
      button={t("takeBack", { kind })}
    />
  );
}

function FundDrawdown({
  deal,
  underway,
  dispute,
  company,
  may,
  now,
  today,
  paidWithin,
  workingDaysLeft,
}: Acts & { underway: NonNullable<Read["underway"]> }) {
  const t = useTranslations("deal.acts");
  const locale = useLocale();
  const { kind } = deal;
  const labels = { valueDate: t("valueDate"), paymentReference: t("reference") };
  const form = useActForm("fund", labels, { valueDate: today });
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{t("fundTitle", { amount: formatMoneyExact(locale, underway.amountFen), kind })}</h2>
      <p className="small">{underway.status === "disputed" ? t("waitDispute", { kind }) : t("fundNote")}</p>
      {dispute === null ? null : (
        <LazyDisputeNotice
          dispute={dispute}
          viewer="institution"
          names={{ company }}
          now={now}
          workingDays={workingDaysLeft}
          to={paths.institution.dispute(dispute.id)}
        />
      )}
      <ActForm form={form} need="pay" sent={shownDrawdown(underway)} button={t("fund", { kind })}>
        <DateField {...form.labelled("valueDate")} within={paidWithin} />
        <TextField {...form.labelled("paymentReference")} hint={t("referenceHint")} width="md" />
      </ActForm>
      {may.takeBack ? <TakeBack of={shownDrawdown(underway)} kind={deal.kind} /> : null}
    </section>
  );
}
