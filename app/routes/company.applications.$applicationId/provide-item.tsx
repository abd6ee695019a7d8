import { useTranslations } from "use-intl";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { useReaderNote } from "#app/components/ui/reads-only.ts";
import { handOverPath } from "#app/shared/hand-over-path.ts";
import { useReply } from "#app/shared/reply.ts";
import type { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";

type Item = Awaited<ReturnType<typeof readApplicationAsCompany>>["items"][number];

interface ProvideItemProps {
  item: Item;
  introductionId: string;
  institution: string;
  /** The page's last reply concerns this item. */
  isAnswered: boolean;
}

/** How an item is provided: a file, on its review. Where there is none, why. */
export function ProvideItem({ item, introductionId, institution, isAnswered }: ProvideItemProps) {
  const term = useTerm();
  const t = useTranslations("application.items");
  const readsOnly = useReaderNote() !== null;
  return (
    <>
      {item.fileStatus === "pending" || readsOnly ? null : (
        <div className="row">
          <ActLink need="evidence" to={handOverPath(introductionId, { item: item.id })} size="sm">
            {t("handOver")}
            <span className="visually-hidden"> {term("requestedItems", item.code)}</span>
          </ActLink>
        </div>
      )}
      {item.noFileReason === null ? (
        <NoFile item={item} institution={institution} isAnswered={isAnswered} />
      ) : null}
    </>
  );
}

function NoFile({ item, institution, isAnswered }: Omit<ProvideItemProps, "introductionId">) {
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
