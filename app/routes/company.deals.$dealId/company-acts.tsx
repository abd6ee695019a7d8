import { useLocale, useTranslations } from "use-intl";
import { ToSignature } from "#app/components/deals/deal-acts.tsx";
import { LazyDisputeForm } from "#app/components/deals/lazy-dispute-form.ts";
import { LazyDisputeNotice } from "#app/components/deals/lazy-dispute-notice.ts";
import { NothingToDo } from "#app/components/deals/next-step.tsx";
import { UndoAct } from "#app/components/deals/undo-act.tsx";
import { useActForm, ActForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import { shownDrawdown, type SentDrawdown } from "#app/domain/deals/shown-payment.ts";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { formatDay, formatMoneyExact } from "#app/i18n/format.ts";
import { unitText } from "#app/lib/money.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

type Read = Awaited<ReturnType<typeof readDeal>>;
type Acts = Pick<
  Read,
  "deal" | "underway" | "conditions" | "dispute" | "may" | "leftToDrawFen" | "workingDaysLeft"
> & {
  colleague: string | undefined;
  /** The way to the review of a confirmation that fills the ask. */
  fill: { note: string; link: string } | null;
  now: Date;
  institution: string;
};

/** The company's one next step, or who must act. */
export function CompanyActs(acts: Acts) {
  const t = useTranslations("deal.acts");
  const { deal, underway, may } = acts;
  const { kind } = deal;
  if (may.sign) return <ToSignature of={paths.company.deal(deal.id)} />;
  if (may.requestDrawdown) return <RequestDrawdown leftFen={acts.leftToDrawFen} kind={kind} />;
  if (underway !== null && may.confirm) {
    return <ConfirmDrawdown {...acts} underway={underway} />;
  }
  return (
    <NothingToDo
      deal={deal}
      underway={underway}
      conditions={acts.conditions}
      viewer="company"
      colleague={acts.colleague}
    >
      {/* Whoever may not confirm a payment may still say that it did not arrive. */}
      {underway !== null && may.dispute ? (
        <LazyDisputeForm of={shownDrawdown(underway)} side="company" />
      ) : null}
      {underway !== null && may.withdrawDrawdown ? (
        <UndoAct
          act="withdraw-request"
          of={shownDrawdown(underway)}
          note={t("withdrawNote", { kind })}
          button={t("withdraw", { kind })}
        />
      ) : null}
    </NothingToDo>
  );
}

function RequestDrawdown({ leftFen, kind }: { leftFen: bigint; kind: BoundKind }) {
  const t = useTranslations("deal.acts");
  const locale = useLocale();
  const stored = { amountFen: unitText(leftFen, "yuan") };
  const form = useActForm("request", { amountFen: t("requestAmount", { kind }) }, stored);
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{t("requestTitle", { kind })}</h2>
      <ActForm form={form} need="pay" sent={{ leftFen: String(leftFen) }} button={t("request", { kind })}>
        <NumberField
          {...form.labelled("amountFen")}
          hint={t("requestNote", { left: formatMoneyExact(locale, leftFen), kind })}
          unit={t("yuan")}
          width="md"
        />
      </ActForm>
    </section>
  );
}

interface ConfirmDrawdownProps extends Acts {
  underway: NonNullable<Read["underway"]>;
}

function ConfirmDrawdown({
  deal,
  underway,
  dispute,
  fill,
  institution,
  may,
  now,
  workingDaysLeft,
}: ConfirmDrawdownProps) {
  const t = useTranslations("deal.acts");
  const locale = useLocale();
  const day = underway.valueDate === null ? "" : formatDay(locale, underway.valueDate);
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{t("confirmTitle", { amount: formatMoneyExact(locale, underway.amountFen) })}</h2>
      {underway.status === "funded" ? null : (
        <p className="small">{t("waitDisputed", { kind: deal.kind })}</p>
      )}
      {dispute === null ? null : (
        <LazyDisputeNotice
          dispute={dispute}
          viewer="company"
          names={{ institution }}
          now={now}
          workingDays={workingDaysLeft}
          to={paths.company.dispute(dispute.id)}
        />
      )}
      <p className="small">{t("confirmPaid", { day, reference: underway.paymentReference ?? "" })}</p>
      {fill === null ? (
        <ReceivedForm of={shownDrawdown(underway)} />
      ) : (
        <>
          <p className="small">{fill.note}</p>
          <div className="row">
            <LinkButton to={reviewPaths.fill(deal.id)} tone="primary">
              {fill.link}
            </LinkButton>
          </div>
        </>
      )}
      {may.dispute ? <LazyDisputeForm of={shownDrawdown(underway)} side="company" /> : null}
      <p className="small muted">{t("holds")}</p>
    </section>
  );
}

function ReceivedForm({ of }: { of: SentDrawdown }) {
  const t = useTranslations("deal.acts");
  const form = useActForm("confirm", { receivedFen: t("received") });
  return (
    <ActForm form={form} need="pay" sent={of} button={t("confirm")}>
      <NumberField {...form.labelled("receivedFen")} hint={t("receivedHint")} unit={t("yuan")} width="md" />
    </ActForm>
  );
}
