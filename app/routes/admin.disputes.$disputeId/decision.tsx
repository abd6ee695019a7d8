import { useLocale, useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { NumberField, SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { DISPUTE_GROUNDS } from "#app/domain/codes/reasons.ts";
import { DISPUTE_OUTCOMES } from "#app/domain/deals/dispute.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { readDispute } from "#app/services/deals/read-dispute.server.ts";

type Read = Awaited<ReturnType<typeof readDispute>>;

/** The form of an admin's finding: decision, basis, and the text that both sides get. */
export function Decision({
  mostFen,
  mayDecide,
  needsSecond,
  turn,
}: {
  mostFen: bigint;
  mayDecide: boolean;
  needsSecond: boolean;
  turn: Read["turn"];
}) {
  const t = useTranslations("dispute.decide");
  const term = useTerm();
  const locale = useLocale();
  const { form: reply, refusal } = useReply("decide");
  const form = replyForm("decide", reply, {});
  if (!mayDecide) return turn === null ? null : <p className="small muted">{t("waits")}</p>;
  return (
    <section className="decision" aria-labelledby="decide-title">
      <h2 id="decide-title">{t("title")}</h2>
      <PostForm id={form.id}>
        <ErrorSummary
          errors={form.summary({
            outcome: t("outcome"),
            foundFen: t("found"),
            ground: t("ground"),
            words: t("words"),
          })}
        />
        <RefusalNotice refusal={refusal} />
        <RadioField
          field={form.field("outcome")}
          label={t("outcome")}
          column
          choices={DISPUTE_OUTCOMES.map((value) => ({
            value,
            label: term("disputeOutcomes", value),
            note: t(`means.${value}`),
          }))}
        />
        <NumberField
          field={form.field("foundFen")}
          label={t("found")}
          hint={t("foundHint", { most: formatMoneyExact(locale, mostFen) })}
          unit={t("yuan")}
          optional
          width="md"
        />
        <SelectField
          field={form.field("ground")}
          label={t("ground")}
          blank={t("choose")}
          options={DISPUTE_GROUNDS.map((value) => ({ value, label: term("disputeGrounds", value) }))}
        />
        <TextareaField field={form.field("words")} label={t("words")} hint={t("wordsHint")} rows={4} />
        <p className="small muted">{t(needsSecond ? "second" : "alone")}</p>
        <div className="row">
          <SubmitButton name="act" value="decide">
            {t(needsSecond ? "propose" : "act")}
          </SubmitButton>
        </div>
      </PostForm>
    </section>
  );
}
