import { useTranslations } from "use-intl";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { FALL_THROUGH_REASONS, RELEASE_REASONS } from "#app/domain/codes/reasons.ts";
import { useReply } from "#app/shared/reply.ts";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { useOptions } from "#app/components/ui/term.tsx";

interface OneActProps {
  act: string;
  title: string;
  note: string;
  button: string;
}

/** One button that moves the deal, under one line that explains its effect. */
export function OneAct({ act, title, note, button }: OneActProps) {
  const { refusal } = useReply(act);
  return (
    <section className="decision" aria-labelledby={act}>
      <h2 id={act}>{title}</h2>
      <RefusalNotice refusal={refusal} />
      <p className="small">{note}</p>
      <PostForm className="row">
        <SubmitButton act={act}>{button}</SubmitButton>
      </PostForm>
    </section>
  );
}

/** Ends a deal that will not be funded. */
export function FallThrough({ commitment }: { commitment: Commitment }) {
  const t = useTranslations("deal.fallThrough");
  const what = t(commitment === "guarantee" ? "whatGuarantee" : "what");
  const words = { summary: t("summary"), what, button: t("act") };
  return <EndDeal act="fall-through" reasons={FALL_THROUGH_REASONS} words={words} />;
}

/** Ends a guarantee that was in force. */
export function ReleaseGuarantee() {
  const t = useTranslations("deal.release");
  const words = { summary: t("summary"), what: t("what"), button: t("act") };
  return <EndDeal act="release" reasons={RELEASE_REASONS} words={words} />;
}

interface EndDealProps {
  act: "fall-through" | "release";
  reasons: readonly string[];
  words: { summary: string; what: string; button: string };
}

/** Asks for confirmation and a reason before the end. */
function EndDeal({ act, reasons, words }: EndDealProps) {
  const t = useTranslations("deal.fallThrough");
  const options = useOptions();
  const form = useActForm(act, { reasonCode: t("why"), note: t("note") });
  return (
    <More summary={words.summary} open={form.isAnswered}>
      <ActForm form={form} tone="danger" button={words.button}>
        <p className="small">{words.what}</p>
        <SelectField
          {...form.labelled("reasonCode")}
          blank={t("choose")}
          options={options("dealEndReasons", reasons)}
        />
        <TextareaField {...form.labelled("note")} optional rows={2} />
      </ActForm>
    </More>
  );
}
