import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { Refusal } from "#app/domain/refusal.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { listEmails } from "#app/services/mailbox/list-emails.server.ts";
import { EmailText } from "./email-text.tsx";
import { RecipientFilter } from "./recipient-filter.tsx";

/** The demonstration's e-mails. Elsewhere this page does not exist. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  if (!ctx.config.isDemo) throw new Refusal("not-found");
  const { to = null, email } = readQuery(args.request, query);
  const emails = await listEmails(ctx, actor, { recipient: to });
  const title = translator(locale, "accounts")("devMailbox.title");
  return { title, to, emails, open: emails.find(({ id }) => id === email) ?? emails[0] ?? null };
}

const query = z.object({ to: z.string().max(254).optional(), email: z.string().max(20).optional() });

export default function MailboxPage() {
  const { title, to, emails, open } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.devMailbox");
  const emailPath = (id: string) => withQuery(paths.mailbox(), { to: to ?? undefined, email: id });
  const { column } = columnsNamed(emails, t);
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack-lg">
        <RecipientFilter to={to} />
        {open === null ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <EmailText email={open} />
        )}
        {emails.length === 0 ? null : (
          <Section id="emails" title={t("emails")}>
            <RecordTable
              caption={t("emails")}
              rows={emails}
              columns={[
                column("subject", ({ id, subject }) => (
                  <Link to={emailPath(id)} aria-current={id === open?.id ? "true" : undefined}>
                    {subject}
                  </Link>
                )),
                column("recipient", (email) => (
                  <Link to={withQuery(paths.mailbox(), { to: email.to })}>{email.to}</Link>
                )),
                column("sent", ({ sentAt }) => <Instant at={sentAt} />),
              ]}
            />
          </Section>
        )}
      </div>
    </>
  );
}
