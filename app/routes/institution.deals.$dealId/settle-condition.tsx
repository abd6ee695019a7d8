import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ConditionForm, shownPaper, useConditionForm } from "#app/components/deals/condition-form.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { CONDITION_RETURN_REASONS } from "#app/domain/codes/reasons.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";
import { PendingWaiver } from "./pending-waiver.tsx";

type Condition = Awaited<ReturnType<typeof readDeal>>["conditions"][number];

interface SettleConditionProps {
  condition: Condition;
  people: number;
  dealId: string;
}

/** An institution's actions on a condition precedent: satisfy, send back, waive with a colleague, request again. */
export function SettleCondition({ condition, people, dealId }: SettleConditionProps) {
  const { may, waiver, takesEffect } = condition;
  const isIdle = waiver === null && !may.satisfy && !may.sendBack && !may.waive && !may.reopen;
  if (isIdle) return null;
  return (
    <div className="stack">
      {waiver === null ? null : (
        <PendingWaiver
          waiver={waiver}
          people={people}
          shown={shownPaper(condition)}
          effectTo={takesEffect ? paths.institution.effect(dealId, "waiver") : null}
        />
      )}
      <div className="row">
        {may.satisfy && takesEffect ? <ToEffect dealId={dealId} /> : null}
        {may.satisfy && !takesEffect ? <Satisfy condition={condition} /> : null}
        {may.sendBack ? <Return condition={condition} act="send-back" /> : null}
        {may.waive ? <Waive condition={condition} people={people} /> : null}
        {may.reopen ? <Return condition={condition} act="reopen" /> : null}
      </div>
    </div>
  );
}

/** The last condition of a guarantee: to settle it binds, so that a review comes first. */
function ToEffect({ dealId }: { dealId: string }) {
  const t = useTranslations("deal.conditions");
  return (
    <div className="stack">
      <p className="small">{t("lastOfGuarantee")}</p>
      <ActLink to={paths.institution.effect(dealId)} need="sign" tone="secondary" size="sm">
        {t("toEffect")}
      </ActLink>
    </div>
  );
}

/** With its paper it is one button; without one, the words that say by what it is met. */
function Satisfy({ condition }: { condition: Condition }) {
  return condition.status === "requested" ? (
    <SatisfyByWords conditionId={condition.id} />
  ) : (
    <SatisfyByPaper condition={condition} />
  );
}

function SatisfyByWords({ conditionId }: { conditionId: string }) {
  const t = useTranslations("deal.conditions");
  const form = useConditionForm("satisfy", conditionId, { satisfyNote: t("satisfyBy") });
  return (
    <ConditionForm form={form} summary={t("satisfyWithout")} tone="secondary" button={t("satisfy")}>
      <p className="small">{t("satisfyWhat")}</p>
      <TextareaField {...form.labelled("satisfyNote")} rows={2} />
    </ConditionForm>
  );
}

function SatisfyByPaper({ condition }: { condition: Condition }) {
  const t = useTranslations("deal.conditions");
  const { form, refusal } = useReply("satisfy");
  const isMine = form?.initialValue?.["conditionId"] === condition.id;
  return (
    <PostForm className="row" sent={{ conditionId: condition.id, ...shownPaper(condition) }}>
      <FormErrors
        errors={isMine ? errorsOfReply(form, { satisfyNote: t("satisfyBy") }) : []}
        refusal={isMine ? refusal : undefined}
      />
      <SubmitButton tone="secondary" size="sm" act="satisfy">
        {t("satisfy")}
      </SubmitButton>
    </PostForm>
  );
}

function Return({ condition, act }: { condition: Condition; act: "send-back" | "reopen" }) {
  const t = useTranslations("deal.conditions");
  const options = useOptions();
  const labels = { returnCode: t("returnWhy"), returnNote: t("returnNote") };
  const form = useConditionForm(act, condition.id, labels);
  const word = t(act === "reopen" ? "reopen" : "sendBack");
  return (
    <ConditionForm form={form} summary={word} tone="secondary" button={word} sent={shownPaper(condition)}>
      {act === "reopen" ? <p className="small">{t("reopenWhat")}</p> : null}
      <SelectField
        {...form.labelled("returnCode")}
        blank={t("choose")}
        options={options("conditionReturnReasons", CONDITION_RETURN_REASONS)}
      />
      <TextareaField {...form.labelled("returnNote")} optional rows={2} />
    </ConditionForm>
  );
}

function Waive({ condition, people }: { condition: Condition; people: number }) {
  const t = useTranslations("deal.conditions");
  const form = useConditionForm("waive", condition.id, { waiveNote: t("waiveWhy") });
  return (
    <ConditionForm
      form={form}
      summary={t("waive")}
      tone="secondary"
      button={t("propose")}
      sent={shownPaper(condition)}
    >
      <p className="small">{t("waiveWhat")}</p>
      {people > 1 ? null : (
        <p className="small text-due">
          {t("alone")} <Link to={paths.institution.team()}>{t("invite")}</Link>
        </p>
      )}
      <TextareaField {...form.labelled("waiveNote")} rows={2} />
    </ConditionForm>
  );
}
