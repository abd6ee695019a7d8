import { useRevalidator } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { FileField, UploadState } from "#app/components/documents/file-field.tsx";
import { useUpload } from "#app/components/documents/use-upload.ts";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import type { ActReply } from "#app/components/ui/act-form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { useReply } from "#app/shared/reply.ts";
import type { Owed } from "#app/domain/documents/hand-over.ts";
import { HandOverTerms } from "./hand-over-terms.tsx";
import { LastFile } from "./last-file.tsx";
import { owedPage } from "./owed-page.ts";
import type { Read } from "./shapes.ts";
import { useHandOverConsequences } from "./use-hand-over-consequences.ts";

/** The review of a hand-over, with the choice of the file; where a proof comes first, without. */
export function HandOverReview(read: Read & { owed: Owed; path: string }) {
  const { owed, asked, kind, consent, documents, last, mustProve, whyNot } = read;
  const t = useTranslations("handing");
  const files = useTranslations("documents.upload");
  const { revalidate } = useRevalidator();
  const upload = useUpload(owedPage(read), { onRefused: revalidate });
  const posted = useReply("hand-over");
  const labels = { file: files("file"), chosenFile: t("document") };
  const isChecked = last?.status === "pending";
  const about = { ...owed, asked, kind, ...(consent === null ? {} : { sequence: consent.sequence }) };
  const fields = (form: ActReply<"file" | "chosenFile">) => (
    <div className="stack">
      {documents.length === 0 ? null : (
        <SelectField
          {...form.labelled("chosenFile")}
          blank={t("newFile")}
          options={documents.map(({ fileId, name }) => ({ value: fileId, label: name }))}
        />
      )}
      <FileField field={form.field("file")} />
      {posted.form === undefined && posted.refusal === undefined ? null : (
        <p className="small">{t("again")}</p>
      )}
      <UploadState {...upload} />
    </div>
  );
  return (
    <ReviewForm
      act="hand-over"
      title={t("title")}
      action={read.path}
      sent={mustProve ? { ...about, proves: "1" } : about}
      transport={{
        document: true,
        encType: "multipart/form-data",
        need: "evidence",
        onSubmit: upload.submit,
      }}
      {...(upload.state.reply === null ? {} : { reply: upload.state.reply })}
      terms={
        <>
          {isChecked ? null : <LastFile last={last} />}
          <HandOverTerms {...read} />
        </>
      }
      consequences={useHandOverConsequences(read)}
      labels={labels}
      {...(mustProve || isChecked ? {} : { fields })}
      whyNot={whyNot}
      first={isChecked ? <LastFile last={last} /> : null}
      note={mustProve && !isChecked ? <p className="small">{t("prove")}</p> : null}
      button={mustProve ? t("proveAct") : t("act")}
      back={{ to: owedPage(read), label: t(`back.${read.of}`) }}
    />
  );
}
