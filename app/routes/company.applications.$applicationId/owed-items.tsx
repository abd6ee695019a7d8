import { useTranslations } from "use-intl";
import { MaskedNote } from "#app/components/introduction/masked-note.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm } from "#app/components/ui/reply-form.ts";
import { Term } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { useReply } from "#app/http/reply.ts";
import type { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";

type Item = Awaited<ReturnType<typeof readApplicationAsCompany>>["items"][number];

/** What the institution needs from the company, by when; what is owed has the form that settles it. */
export function OwedItems({
  items,
  mayProvide,
  institution,
}: {
  items: readonly Item[];
  mayProvide: boolean;
  institution: string;
}) {
  const t = useTranslations("application.items");
  const { form: reply } = useReply("provide");
  if (items.length === 0) return null;
  const owed = items.filter(({ status }) => status === "requested");
  const answered = owed.find(({ id }) => id === reply?.initialValue?.itemId) ?? owed[0];
  return (
    <Section id="items" title={t("companyTitle", { institution })} spaced={false}>
      <ul className="tasks">
        {items.map((item) => (
          <li key={item.id}>
            <div>
              <h3>
                <Term of="requestedItems" code={item.code} />
              </h3>
              {item.words === null ? null : <p>{item.words}</p>}
              {item.note === null ? null : <p className="whitespace-pre-line">{item.note}</p>}
              <MaskedNote kinds={item.noteMasked} isOwn />
              {item.status === "requested" && mayProvide ? (
                <Provide item={item} isAnswered={item === answered} />
              ) : null}
            </div>
            <div className="tasks__side">
              <p>
                <StateBadge of="item" state={item.status} />
              </p>
              <p className="small muted">
                {t("due")} <Day day={item.dueOn} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Provide({ item, isAnswered }: { item: Item; isAnswered: boolean }) {
  const t = useTranslations("application.items");
  const { form: reply, refusal } = useReply("provide");
  const form = replyForm(`provide-${item.id}`, isAnswered ? reply : undefined, {});
  return (
    <PostForm id={form.id}>
      <ErrorSummary errors={form.summary({ note: t("provide"), itemId: t("itemId") })} />
      <RefusalNotice refusal={isAnswered ? refusal : undefined} />
      <input type="hidden" name="itemId" value={item.id} id={form.field("itemId").id} />
      <TextareaField field={form.field("note")} label={t("provide")} hint={t("provideHint")} rows={2} />
      <div className="row">
        <SubmitButton size="sm" name="act" value="provide">
          {t("act")}
        </SubmitButton>
      </div>
    </PostForm>
  );
}
