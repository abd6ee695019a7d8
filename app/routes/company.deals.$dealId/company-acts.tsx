import { useLocale, useTranslations } from "use-intl";
import { OneAct } from "#app/components/deals/deal-acts.tsx";
import { DisputeForm } from "#app/components/deals/dispute-form.tsx";
import { DisputeNotice } from "#app/components/deals/late-dispute-notice.ts";
import { NothingToDo } from "#app/components/deals/next-step.tsx";
import { UndoAct } from "#app/components/deals/undo-act.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { NumberField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatDay, formatMoneyExact } from "#app/i18n/format.ts";
import { unitText } from "#app/lib/money.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

type Read = Awaited<ReturnType<typeof readDeal>>;
type Acts = Pick<Read, "deal" | "underway" | "dispute" | "may" | "leftToDrawFen" | "workingDaysLeft"> & {
  now: Date;
  institution: string;
};

/** The company's one next step, or who must act. */
export function CompanyActs(acts: Acts) {
  const t = useTranslations("deal.acts");
  const { deal, underway, may } = acts;
  if (may.sign) return <OneAct act="sign" title={t("signTitle")} note={t("signNote")} button={t("sign")} />;
  if (may.requestDrawdown) return <RequestDrawdown leftFen={acts.leftToDrawFen} />;
  if (underway?.status === "funded" || underway?.status === "disputed") {
    return <ConfirmDrawdown {...acts} underway={underway} />;
  }
  return (
    <NothingToDo deal={deal} underway={underway} viewer="company">
      {underway !== null && may.withdrawDrawdown ? (
        <UndoAct
          act="withdraw-request"
          drawdownId={underway.id}
          note={t("withdrawNote")}
          button={t("withdraw")}
        />
      ) : null}
    </NothingToDo>
  );
}

function RequestDrawdown({ leftFen }: { leftFen: bigint }) {
  const t = useTranslations("deal.acts");
  const locale = useLocale();
  const { form: reply, refusal } = useReply("request");
  const form = replyForm("request", reply, { amountFen: unitText(leftFen, "yuan") });
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{t("requestTitle")}</h2>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ amountFen: t("requestAmount") })} />
        <RefusalNotice refusal={refusal} />
        <NumberField
          field={form.field("amountFen")}
          label={t("requestAmount")}
          hint={t("requestNote", { left: formatMoneyExact(locale, leftFen) })}
          unit={t("yuan")}
          width="md"
        />
        <div className="row">
          <SubmitButton act="request">{t("request")}</SubmitButton>
        </div>
      </PostForm>
    </section>
  );
}

function ConfirmDrawdown({
  underway,
  dispute,
  institution,
  may,
  now,
  workingDaysLeft,
}: Acts & { underway: NonNullable<Read["underway"]> }) {
  const t = useTranslations("deal.acts");
  const locale = useLocale();
  const { form: reply, refusal } = useReply("confirm");
  const form = replyForm("confirm", reply, {});
  const day = underway.valueDate === null ? "" : formatDay(locale, underway.valueDate);
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{t("confirmTitle", { amount: formatMoneyExact(locale, underway.amountFen) })}</h2>
      {underway.status === "funded" && underway.fundedAt !== null && underway.confirmDueAt !== null ? (
        <Clock
          who="you"
          act="confirm"
          startedAt={underway.fundedAt}
          dueAt={underway.confirmDueAt}
          now={now}
          workingDays={workingDaysLeft}
        />
      ) : (
        <p className="small">{t("waitDisputed")}</p>
      )}
      {dispute === null ? null : (
        <DisputeNotice
          dispute={dispute}
          viewer="company"
          names={{ institution }}
          now={now}
          workingDays={workingDaysLeft}
          to={paths.company.dispute(dispute.id)}
        />
      )}
      <p className="small">{t("confirmPaid", { day, reference: underway.paymentReference ?? "" })}</p>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ receivedFen: t("received") })} />
        <RefusalNotice refusal={refusal} />
        <input type="hidden" name="drawdownId" value={underway.id} />
        <NumberField
          field={form.field("receivedFen")}
          label={t("received")}
          hint={t("receivedHint")}
          unit={t("yuan")}
          width="md"
        />
        <div className="row">
          <SubmitButton act="confirm">{t("confirm")}</SubmitButton>
        </div>
      </PostForm>
      {may.dispute ? <DisputeForm drawdownId={underway.id} side="company" /> : null}
      <p className="small muted">{t("holds")}</p>
    </section>
  );
}
