import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Pagination } from "#app/components/ui/navigation.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { Ago, Deadline } from "#app/components/ui/when.tsx";
import { readNotificationsForm } from "#app/domain/notifications/forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { formatNotification } from "#app/http/answers/format-notification.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { listNotifications } from "#app/services/notifications/list-notifications.server.ts";
import { readNotifications } from "#app/services/notifications/read-notifications.server.ts";

const query = z.object({ cursor: z.string().max(400).optional() });

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, locale, session } = await requireUser(args);
  const { cursor } = readQuery(args.request, query);
  const { rows, next } = await listNotifications(ctx, session, { cursor });
  return {
    title: translator(locale, "notifications")("page.title"),
    rows: rows.map((row) => formatNotification(locale, row, ctx.now())),
    next,
    isFirst: cursor === undefined,
    unread: session.unread,
    now: ctx.now(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireUser(args, { drawnFor: "organization" });
  const form = await readForm(args, readNotificationsForm);
  await readNotifications(ctx, session, { id: form.act === "read" ? form.id : null });
  return seeOther(paths.notifications(readQuery(args.request, query).cursor));
}

export default function Notifications() {
  const { title, rows, next, isFirst, unread, now } = useLoaderData<typeof loader>();
  const t = useTranslations("notifications.page");
  const reply = useReply();
  return (
    <>
      <FormErrors errors={errorsOfReply(reply.form)} refusal={reply.refusal} />
      <PageHeader
        title={title}
        lead={t("lead")}
        actions={
          <>
            {unread === 0 ? null : (
              <PostForm className="">
                <SubmitButton tone="secondary" act="read-all">
                  {t("readAll")}
                </SubmitButton>
              </PostForm>
            )}
            <LinkButton to={paths.emails()} tone="quiet">
              {t("emails")}
            </LinkButton>
          </>
        }
      />
      {rows.length === 0 ? <p className="muted">{t("none")}</p> : null}
      <ul className="notified">
        {rows.map(({ id, words, other, page, at, isRead, dueBy }) => (
          <li key={`${id} ${at.getTime()}`} data-unread={!isRead || undefined}>
            <div>
              <p>
                {isRead ? null : <span className="visually-hidden">{t("unread")} </span>}
                <Link to={page}>{words}</Link>
              </p>
              <p className="small muted">
                {other === "" ? null : <>{other} · </>}
                <Ago at={at} now={now} />
              </p>
              {dueBy === null ? null : (
                <p className="small">{t.rich("due", { by: () => <Deadline at={dueBy} now={now} /> })}</p>
              )}
            </div>
            {isRead ? null : (
              <PostForm className="" sent={{ id }}>
                <SubmitButton tone="quiet" size="sm" act="read">
                  {t("read")}
                  <span className="visually-hidden"> {words}</span>
                </SubmitButton>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      <Pagination isFirst={isFirst} next={next} to={paths.notifications} />
    </>
  );
}
