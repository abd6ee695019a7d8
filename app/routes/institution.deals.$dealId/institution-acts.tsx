import { useLocale, useTranslations } from "use-intl";
import type { Horizon } from "#app/domain/horizons.ts";
import { OneAct, ToSignature } from "#app/components/deals/deal-acts.tsx";
import { LazyDisputeForm } from "#app/components/deals/lazy-dispute-form.ts";
import { NothingToDo } from "#app/components/deals/next-step.tsx";
import { UndoAct } from "#app/components/deals/undo-act.tsx";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { ActForm } from "#app/components/ui/act-form.tsx";
import { shownDrawdown, type SentDrawdown } from "#app/domain/deals/shown-payment.ts";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { paths } from "#app/shared/paths.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";
import { PaymentFields, usePaymentForm, type PaymentFormProps } from "./payment-fields.tsx";

/** Loaded late: few payments are disputed. */
const LazyDisputedActs = lazyView(() =>
  import("./disputed-payment.tsx").then((view) => view.DisputedPaymentActs),
);

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
  if (underway !== null && acts.dispute !== null) {
    return <LazyDisputedActs {...acts} kind={deal.kind} underway={underway} dispute={acts.dispute} />;
  }
  if (underway !== null && may.fund) return <FundDrawdown {...acts} kind={deal.kind} underway={underway} />;
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

function FundDrawdown({ underway, kind, today, paidWithin }: PaymentFormProps) {
  const t = useTranslations("deal.acts");
  const locale = useLocale();
  const form = usePaymentForm(today);
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{t("fundTitle", { amount: formatMoneyExact(locale, underway.amountFen), kind })}</h2>
      <p className="small">{t("fundNote")}</p>
      <ActForm form={form} need="pay" sent={shownDrawdown(underway)} button={t("fund", { kind })}>
        <PaymentFields form={form} paidWithin={paidWithin} />
      </ActForm>
    </section>
  );
}
