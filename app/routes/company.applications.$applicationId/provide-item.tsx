import { useTranslations } from "use-intl";
import { FileUpload } from "#app/components/documents/file-upload.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { KIND_OF_ITEM } from "#app/domain/applications/items.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";

type Item = Awaited<ReturnType<typeof readApplicationAsCompany>>["items"][number];

interface ProvideItemProps {
  item: Item;
  page: string;
  institution: string;
  /** The page's last reply concerns this item. */
  isAnswered: boolean;
}

/** How an item is provided: a file. Where there is none, why. */
export function ProvideItem({ item, page, institution, isAnswered }: ProvideItemProps) {
  const term = useTerm();
  const posted = useReply("upload");
  const t = useTranslations("application.items");
  return (
    <>
      {item.fileStatus === "pending" ? null : (
        <FileUpload
          id={`upload-${item.id}`}
          page={page}
          posted={isAnswered ? posted : {}}
          sent={{ item: item.id, kind: KIND_OF_ITEM[item.code] }}
          labels={{ item: t("itemId"), kind: t("itemId") }}
          name={term("requestedItems", item.code)}
        />
      )}
      {item.noFileReason === null ? (
        <NoFile item={item} institution={institution} isAnswered={isAnswered} />
      ) : null}
    </>
  );
}

function NoFile({ item, institution, isAnswered }: Omit<ProvideItemProps, "page">) {
  const t = useTranslations("application.items");
  const term = useTerm();
  const { form: reply, refusal } = useReply("no-file");
  const form = replyForm(`no-file-${item.id}`, isAnswered ? reply : undefined, {});
  const isOpen = isAnswered && (reply !== undefined || refusal !== undefined);
  return (
    <More
      summary={
        <>
          {t("noFile")}
          <span className="visually-hidden"> {term("requestedItems", item.code)}</span>
        </>
      }
      open={isOpen}
    >
      <PostForm id={form.id}>
        <FormErrors
          errors={form.summary({ reason: t("reason"), item: t("itemId") })}
          refusal={isAnswered ? refusal : undefined}
        />
        <input type="hidden" name="item" value={item.id} id={form.field("item").id} />
        <TextareaField
          field={form.field("reason")}
          label={t("reason")}
          hint={t("reasonHint", { institution })}
          rows={2}
        />
        <div className="row">
          <SubmitButton tone="secondary" size="sm" act="no-file">
            {t("noFileAct")}
          </SubmitButton>
        </div>
      </PostForm>
    </More>
  );
}
