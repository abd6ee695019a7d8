import { useTranslations } from "use-intl";
import { DISPUTE_REASONS_OF } from "#app/domain/codes/reasons.ts";
import { useReply } from "#app/shared/reply.ts";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";

/** A side disputes a statement on a payment, with a reason and a text. Evidence is added on the dispute's page. */
export function DisputeForm({ drawdownId, side }: { drawdownId: string; side: "company" | "institution" }) {
  const t = useTranslations("deal.acts");
  const term = useTerm();
  const { form: reply, refusal } = useReply("dispute");
  const form = replyForm("dispute", reply, {});
  return (
    <PostForm id={form.id} className="decision__part">
      <ErrorSummary errors={form.summary({ disputeCode: t("disputeWhy"), disputeNote: t("disputeNote") })} />
      <RefusalNotice refusal={refusal} />
      <input type="hidden" name="drawdownId" value={drawdownId} />
      <SelectField
        field={form.field("disputeCode")}
        label={t("disputeWhy")}
        hint={t("disputeHint")}
        blank={t("disputeChoose")}
        options={DISPUTE_REASONS_OF[side].map((value) => ({ value, label: term("disputeReasons", value) }))}
      />
      <TextareaField field={form.field("disputeNote")} label={t("disputeNote")} optional rows={2} />
      <div className="row">
        <SubmitButton tone="secondary" name="act" value="dispute">
          {t(side === "company" ? "dispute" : "disputeSilence")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}
