import { useLocale, useTranslations } from "use-intl";
import { OneAct } from "#app/components/deal/deal-acts.tsx";
import { NothingToDo } from "#app/components/deal/next-step.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { DateField, TextareaField, TextField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { faultsOf, replyForm } from "#app/components/ui/reply-form.ts";
import { useReply } from "#app/http/reply.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

type Read = Awaited<ReturnType<typeof readDeal>>;
type Acts = Pick<Read, "deal" | "underway" | "may"> & { today: string };

/** The one thing that the institution has to do next, or on whom it waits. */
export function InstitutionActs({ deal, underway, may, today }: Acts) {
  const t = useTranslations("deal.acts");
  if (may.sendDocuments) {
    return <OneAct act="send-documents" title={t("sendTitle")} note={t("sendNote")} button={t("send")} />;
  }
  if (may.sign) return <OneAct act="sign" title={t("signTitle")} note={t("signNote")} button={t("sign")} />;
  if (underway?.status === "requested" || underway?.status === "disputed") {
    return <FundDrawdown underway={underway} today={today} />;
  }
  return <NothingToDo deal={deal} underway={underway} viewer="institution" />;
}

function FundDrawdown({ underway, today }: { underway: NonNullable<Read["underway"]>; today: string }) {
  const t = useTranslations("deal.acts");
  const locale = useLocale();
  const { form: reply, refusal } = useReply("fund");
  const form = replyForm("fund", reply, { valueDate: today });
  return (
    <section className="decision" aria-labelledby="next">
      <h2 id="next">{t("fundTitle", { amount: formatMoneyExact(locale, underway.amountFen) })}</h2>
      <p className="small">{underway.status === "disputed" ? t("waitDispute") : t("fundNote")}</p>
      {underway.note === null ? null : <p className="small muted">{underway.note}</p>}
      <PostForm id={form.id}>
        <ErrorSummary
          errors={form.summary({ valueDate: t("valueDate"), paymentReference: t("reference") })}
        />
        <RefusalNotice refusal={refusal} />
        <input type="hidden" name="drawdownId" value={underway.id} />
        <DateField field={form.field("valueDate")} label={t("valueDate")} max={today} />
        <TextField
          field={form.field("paymentReference")}
          label={t("reference")}
          hint={t("referenceHint")}
          width="md"
        />
        <div className="row">
          <SubmitButton name="act" value="fund">
            {t("fund")}
          </SubmitButton>
        </div>
      </PostForm>
    </section>
  );
}

/** A condition precedent is satisfied with one click, or waived with a reason. */
export function SettleCondition({ conditionId }: { conditionId: string }) {
  const t = useTranslations("deal.conditions");
  const { form: reply, refusal, act } = useReply();
  const isMine = reply?.initialValue?.["conditionId"] === conditionId;
  const form = replyForm(`waive-${conditionId}`, isMine ? reply : undefined, {});
  return (
    <div className="row">
      <PostForm className="row">
        <ErrorSummary errors={act === "satisfy" ? faultsOf(reply) : []} />
        <input type="hidden" name="conditionId" value={conditionId} />
        <SubmitButton tone="secondary" size="sm" name="act" value="satisfy">
          {t("satisfy")}
        </SubmitButton>
      </PostForm>
      <Popover summary={t("waive")} group="waive" open={act === "waive" && isMine}>
        <PostForm id={form.id}>
          <ErrorSummary
            errors={act === "waive" && isMine ? form.summary({ waiveNote: t("waiveWhy") }) : []}
          />
          <RefusalNotice refusal={act === "waive" && isMine ? refusal : undefined} />
          <input type="hidden" name="conditionId" value={conditionId} />
          <TextareaField field={form.field("waiveNote")} label={t("waiveWhy")} rows={2} />
          <SubmitButton tone="secondary" size="sm" name="act" value="waive">
            {t("waive")}
          </SubmitButton>
        </PostForm>
      </Popover>
    </div>
  );
}
