import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { ErrorSummary, PostForm, SubmitButton } from "../ui/form.tsx";
import { EmailField } from "../ui/account-fields.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader, Section } from "../ui/page-header.tsx";
import { RefusalNotice } from "../ui/refusal.tsx";
import { replyForm, labelledForm } from "../ui/reply-form.ts";

interface LookInMailboxProps {
  title: string;
  lead: string | undefined;
  again: string;
  isDemonstration: boolean;
}

/**
 * Says that an e-mail is on its way, with the same text whether or not one was sent, and offers another. `again`
 * receives the address.
 */
export function LookInMailbox({ title, lead, again, isDemonstration }: LookInMailboxProps) {
  const t = useTranslations("accounts");
  const reply = useReply();
  const form = labelledForm(replyForm("again", reply.act === "confirm" ? undefined : reply.form), {
    email: t("fields.email"),
  });
  const mailbox = (words: ReactNode) => <Link to={paths.mailbox()}>{words}</Link>;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader title={title} lead={lead} />
      <div className="stack-lg">
        <RefusalNotice refusal={reply.refusal} />
        {isDemonstration ? (
          <Notice>
            <p>{t.rich("mailbox.demo", { mailbox })}</p>
          </Notice>
        ) : null}
        <Section id="missing" title={t("mailbox.missing")} spaced={false}>
          <div className="stack">
            <p>{t("mailbox.missingText")}</p>
            <PostForm action={again} sent={{ act: "resend" }}>
              <EmailField {...form.labelled("email")} />
              <div className="row">
                <SubmitButton tone="secondary">{t("mailbox.send")}</SubmitButton>
              </div>
            </PostForm>
          </div>
        </Section>
      </div>
    </>
  );
}
