import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { titleFromData } from "#app/components/layout/page-title.ts";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { Refusal } from "#app/domain/refusal.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { translator } from "#app/i18n/translator.ts";
import { listLetters } from "#app/services/mailbox/list-letters.server.ts";
import { LetterText } from "./letter-text.tsx";
import { RecipientFilter } from "./recipient-filter.tsx";

/** The letters of the demonstration. Elsewhere there is no such page. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await visitor(args);
  if (!ctx.config.isDemo) throw new Refusal("not-found");
  const { to = null, letter } = readQuery(args.request, query);
  const letters = await listLetters(ctx, actor, { recipient: to });
  const title = translator(locale, "accounts")("devMailbox.title");
  return { title, to, letters, open: letters.find(({ id }) => id === letter) ?? letters[0] ?? null };
}

const query = z.object({ to: z.string().max(254).optional(), letter: z.string().max(20).optional() });

export const meta = titleFromData;

export default function MailboxPage() {
  const { title, to, letters, open } = useLoaderData<typeof loader>();
  const t = useTranslations("accounts.devMailbox");
  const letterPath = (id: string) => withQuery(paths.mailbox(), { to: to ?? undefined, letter: id });
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack-lg">
        <RecipientFilter to={to} />
        {open === null ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <LetterText letter={open} />
        )}
        {letters.length === 0 ? null : (
          <Section id="letters" title={t("letters")}>
            <Table
              caption={t("letters")}
              hideCaption
              cards
              rows={letters}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: "subject",
                  head: t("subject"),
                  cell: ({ id, subject }) => (
                    <Link to={letterPath(id)} aria-current={id === open?.id ? "true" : undefined}>
                      {subject}
                    </Link>
                  ),
                },
                {
                  key: "to",
                  head: t("recipient"),
                  cell: (letter) => (
                    <Link to={withQuery(paths.mailbox(), { to: letter.to })}>{letter.to}</Link>
                  ),
                },
                { key: "sent", head: t("sent"), cell: ({ sentAt }) => <Instant at={sentAt} /> },
              ]}
            />
          </Section>
        )}
      </div>
    </>
  );
}
