import { useLocale, useTranslations } from "use-intl";
import type { DisputeTurn } from "#app/components/deals/dispute-notice.tsx";
import { UndoAct } from "#app/components/deals/undo-act.tsx";
import { usePartyName } from "#app/components/deals/party-names.ts";
import { ActForm } from "#app/components/ui/act-form.tsx";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { shownDrawdown } from "#app/domain/deals/shown-payment.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import { PaymentFields, usePaymentForm, type PaymentFormProps } from "./payment-fields.tsx";

interface DisputedPaymentActsProps extends PaymentFormProps {
  dispute: DisputeTurn & { id: string; from: Date };
  may: { fund: boolean; takeBack: boolean };
  company: string;
  now: Date;
  workingDaysLeft: number;
}

/**
 * The institution's payment while it is disputed: the dispute comes first. To pay anew is folded away, since the money
 * may have arrived.
 */
export function DisputedPaymentActs({
  dispute,
  may,
  company,
  now,
  workingDaysLeft,
  ...payment
}: DisputedPaymentActsProps) {
  const t = useTranslations("deal.acts");
  const words = useTranslations("deal.dispute");
  const nameOf = usePartyName("institution", { company });
  const isColleagues = dispute.who === "institution" && nameOf("institution") !== "you";
  const { underway, kind } = payment;
  const to = paths.institution.dispute(dispute.id);
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{words("title")}</h2>
      <Clock
        who={nameOf(dispute.who)}
        act={dispute.who === "admin" ? "decide" : "answer"}
        startedAt={dispute.from}
        dueAt={dispute.dueAt}
        now={now}
        workingDays={workingDaysLeft}
      />
      {isColleagues ? null : <p className="small">{words(`next.${dispute.who}`)}</p>}
      <p className="small">{words("frozen")}</p>
      <div className="row">
        {dispute.who === "institution" ? (
          <ActLink to={to} need="evidence" tone="primary">
            {words("answer")}
          </ActLink>
        ) : (
          <LinkButton to={to}>{words("see")}</LinkButton>
        )}
      </div>
      {may.fund ? <PaidAnew {...payment} /> : null}
      {may.takeBack ? (
        <UndoAct
          act="take-back-payment"
          of={shownDrawdown(underway)}
          note={t("takeBackNote", { kind })}
          button={t("takeBack", { kind })}
        />
      ) : null}
    </section>
  );
}

function PaidAnew(payment: PaymentFormProps) {
  const { underway, kind } = payment;
  const t = useTranslations("deal.acts");
  const words = useTranslations("deal.dispute");
  const locale = useLocale();
  const form = usePaymentForm(payment.today);
  return (
    <More summary={words("payAnew")} open={form.isAnswered}>
      <p className="small">
        {words("payAnewWhat", { amount: formatMoneyExact(locale, underway.amountFen) })}
      </p>
      <ActForm
        form={form}
        need="pay"
        tone="secondary"
        sent={shownDrawdown(underway)}
        button={t("fund", { kind })}
      >
        <PaymentFields form={form} paidWithin={payment.paidWithin} />
      </ActForm>
    </More>
  );
}
