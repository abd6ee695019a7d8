import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply, replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { CONDITION_RETURN_REASONS } from "#app/domain/codes/reasons.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";
import { PendingWaiver } from "./pending-waiver.tsx";

type Condition = Awaited<ReturnType<typeof readDeal>>["conditions"][number];

/** An institution's actions on a condition precedent: satisfy, send back, waive with a colleague, request again. */
export function SettleCondition({ condition, people }: { condition: Condition; people: number }) {
  const { may, waiver } = condition;
  const isIdle = waiver === null && !may.satisfy && !may.sendBack && !may.waive && !may.reopen;
  if (isIdle) return null;
  return (
    <div className="stack">
      {waiver === null ? null : <PendingWaiver waiver={waiver} people={people} />}
      <div className="row">
        {may.satisfy ? <Satisfy conditionId={condition.id} /> : null}
        {may.sendBack ? <Return conditionId={condition.id} act="send-back" /> : null}
        {may.waive ? <Waive conditionId={condition.id} people={people} /> : null}
        {may.reopen ? <Return conditionId={condition.id} act="reopen" /> : null}
      </div>
    </div>
  );
}

/** The reply to a form of this condition only. */
function useConditionReply(act: string, conditionId: string) {
  const { form, refusal } = useReply(act);
  const isMine = form?.initialValue?.["conditionId"] === conditionId;
  return isMine ? { form, refusal, isMine } : { form: undefined, refusal: undefined, isMine };
}

function Satisfy({ conditionId }: { conditionId: string }) {
  const t = useTranslations("deal.conditions");
  const { form, refusal } = useConditionReply("satisfy", conditionId);
  return (
    <PostForm className="row">
      <ErrorSummary errors={errorsOfReply(form)} />
      <RefusalNotice refusal={refusal} />
      <input type="hidden" name="conditionId" value={conditionId} />
      <SubmitButton tone="secondary" size="sm" name="act" value="satisfy">
        {t("satisfy")}
      </SubmitButton>
    </PostForm>
  );
}

function Return({ conditionId, act }: { conditionId: string; act: "send-back" | "reopen" }) {
  const t = useTranslations("deal.conditions");
  const term = useTerm();
  const { form: reply, refusal, isMine } = useConditionReply(act, conditionId);
  const form = replyForm(`${act}-${conditionId}`, reply, {});
  const word = t(act === "reopen" ? "reopen" : "sendBack");
  return (
    <Popover summary={word} group="condition" open={isMine}>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ returnCode: t("returnWhy"), returnNote: t("returnNote") })} />
        <RefusalNotice refusal={refusal} />
        {act === "reopen" ? <p className="small">{t("reopenWhat")}</p> : null}
        <input type="hidden" name="conditionId" value={conditionId} />
        <SelectField
          field={form.field("returnCode")}
          label={t("returnWhy")}
          blank={t("choose")}
          options={CONDITION_RETURN_REASONS.map((value) => ({
            value,
            label: term("conditionReturnReasons", value),
          }))}
        />
        <TextareaField field={form.field("returnNote")} label={t("returnNote")} optional rows={2} />
        <SubmitButton tone="secondary" size="sm" name="act" value={act}>
          {word}
        </SubmitButton>
      </PostForm>
    </Popover>
  );
}

function Waive({ conditionId, people }: { conditionId: string; people: number }) {
  const t = useTranslations("deal.conditions");
  const { form: reply, refusal, isMine } = useConditionReply("waive", conditionId);
  const form = replyForm(`waive-${conditionId}`, reply, {});
  return (
    <Popover summary={t("waive")} group="condition" open={isMine}>
      <PostForm id={form.id}>
        <ErrorSummary errors={form.summary({ waiveNote: t("waiveWhy") })} />
        <RefusalNotice refusal={refusal} />
        <p className="small">{t("waiveWhat")}</p>
        {people > 1 ? null : (
          <p className="small text-due">
            {t("alone")} <Link to={paths.institution.team()}>{t("invite")}</Link>
          </p>
        )}
        <input type="hidden" name="conditionId" value={conditionId} />
        <TextareaField field={form.field("waiveNote")} label={t("waiveWhy")} rows={2} />
        <SubmitButton tone="secondary" size="sm" name="act" value="waive">
          {t("propose")}
        </SubmitButton>
      </PostForm>
    </Popover>
  );
}
