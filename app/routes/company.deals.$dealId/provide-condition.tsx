import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readDeal } from "#app/services/deals/read-deal.server.ts";

type Read = Awaited<ReturnType<typeof readDeal>>;

interface ProvideConditionProps {
  condition: Read["conditions"][number];
  openFiles: Read["openFiles"];
  introductionId: string;
}

/** Provides a condition precedent, with a document that is open to the institution and a note; or withdraws it. */
export function ProvideCondition({
  condition: { id, may },
  openFiles,
  introductionId,
}: ProvideConditionProps) {
  const t = useTranslations("deal.conditions");
  const { form: reply, refusal, act } = useReply();
  const isMine = reply?.initialValue?.["conditionId"] === id;
  const form = replyForm(`provide-${id}`, isMine ? reply : undefined, {});
  if (may.takeBack) {
    return (
      <PostForm className="row">
        <RefusalNotice refusal={act === "take-back-condition" && isMine ? refusal : undefined} />
        <input type="hidden" name="conditionId" value={id} />
        <SubmitButton tone="secondary" size="sm" act="take-back-condition">
          {t("takeBack")}
        </SubmitButton>
      </PostForm>
    );
  }
  if (!may.provide) return null;
  const isOpen = act === "provide" && isMine;
  return (
    <Popover summary={t("provide")} look="btn btn-secondary btn-sm" group="condition" open={isOpen}>
      <PostForm id={form.id}>
        <ErrorSummary
          errors={isOpen ? form.summary({ documentId: t("document"), providedNote: t("providedNote") }) : []}
        />
        <RefusalNotice refusal={isOpen ? refusal : undefined} />
        <input type="hidden" name="conditionId" value={id} />
        <SelectField
          field={form.field("documentId")}
          label={t("document")}
          optional
          blank={t("noDocument")}
          options={openFiles.map(({ documentId, name }) => ({ value: documentId, label: name }))}
        />
        <p className="small">
          <Link to={paths.company.introductionDocuments(introductionId)}>{t("openMore")}</Link>
        </p>
        <TextareaField field={form.field("providedNote")} label={t("providedNote")} optional rows={2} />
        <SubmitButton size="sm" act="provide">
          {t("provide")}
        </SubmitButton>
      </PostForm>
    </Popover>
  );
}
