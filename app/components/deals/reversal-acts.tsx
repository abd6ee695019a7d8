import { useTranslations } from "use-intl";
import { REVERSAL_REASONS } from "#app/domain/codes/reversal-reasons.ts";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { useOptions } from "#app/components/ui/term.tsx";

interface ReversalActsProps {
  may: Record<"propose" | "agree" | "decline" | "withdraw" | "dispute", boolean>;
  /** The latest proposal. */
  reversalId: string;
  /** The review of an agreement to it. */
  agreeTo: string;
}

/** What a side may do about the reversal of a confirmed drawdown. */
export function ReversalActs({ may, reversalId, agreeTo }: ReversalActsProps) {
  return (
    <>
      {may.agree ? <Agree to={agreeTo} /> : null}
      {may.decline ? <Decline reversalId={reversalId} /> : null}
      {may.dispute ? <Dispute reversalId={reversalId} /> : null}
      {may.propose ? <Propose isAgain={may.dispute} /> : null}
      {may.withdraw ? <Withdraw reversalId={reversalId} /> : null}
    </>
  );
}

function Propose({ isAgain }: { isAgain: boolean }) {
  const t = useTranslations("deal.reversals.propose");
  const options = useOptions();
  const form = useActForm("propose", { reasonCode: t("why"), note: t("note") });
  const fields = (
    <ActForm form={form} need="pay" tone={isAgain ? "secondary" : "primary"} button={t("act")}>
      <p className="small">{t("what")}</p>
      <SelectField
        {...form.labelled("reasonCode")}
        blank={t("choose")}
        options={options("reversalReasons", REVERSAL_REASONS)}
      />
      <TextareaField {...form.labelled("note")} hint={t("noteHint")} optional rows={3} />
    </ActForm>
  );
  if (isAgain)
    return (
      <More summary={t("again")} open={form.isAnswered}>
        {fields}
      </More>
    );
  return (
    <section className="decision" aria-labelledby="propose-title">
      <h2 id="propose-title">{t("title")}</h2>
      {fields}
    </section>
  );
}

function Agree({ to }: { to: string }) {
  const t = useTranslations("deal.reversals.agree");
  return (
    <section className="decision" aria-labelledby="agree-title">
      <h2 id="agree-title">{t("title")}</h2>
      <p className="small">{t("what")}</p>
      <div className="row">
        <LinkButton to={to} tone="primary">
          {t("act")}
        </LinkButton>
      </div>
    </section>
  );
}

function Decline({ reversalId }: { reversalId: string }) {
  const t = useTranslations("deal.reversals.decline");
  const form = useActForm("decline", { answerNote: t("note") });
  return (
    <More summary={t("summary")} open={form.isAnswered}>
      <ActForm form={form} need="pay" sent={{ reversalId }} tone="secondary" button={t("act")}>
        <p className="small">{t("what")}</p>
        <TextareaField {...form.labelled("answerNote")} hint={t("noteHint")} optional rows={3} />
      </ActForm>
    </More>
  );
}

function Withdraw({ reversalId }: { reversalId: string }) {
  const t = useTranslations("deal.reversals.withdraw");
  const form = useActForm("withdraw", {});
  return (
    <More summary={t("summary")} open={form.isAnswered}>
      <ActForm form={form} need="pay" sent={{ reversalId }} tone="danger" button={t("act")}>
        <p className="small">{t("what")}</p>
      </ActForm>
    </More>
  );
}

function Dispute({ reversalId }: { reversalId: string }) {
  const t = useTranslations("deal.reversals.dispute");
  const form = useActForm("dispute", { disputeNote: t("note") });
  return (
    <section className="decision" aria-labelledby="dispute-title">
      <h2 id="dispute-title">{t("title")}</h2>
      <ActForm form={form} need="evidence" sent={{ reversalId }} button={t("act")}>
        <p className="small">{t("what")}</p>
        <TextareaField {...form.labelled("disputeNote")} hint={t("noteHint")} optional rows={3} />
      </ActForm>
    </section>
  );
}
