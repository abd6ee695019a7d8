import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { AdminRoles } from "#app/components/accounts/admin-roles.tsx";
import { useActForm } from "#app/components/ui/act-form.tsx";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { Instant } from "#app/components/ui/when.tsx";
import { adminsForm } from "#app/domain/accounts/admin-changes.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { changeAdmins } from "#app/services/admins/change-admins.server.ts";
import { listAdmins } from "#app/services/admins/list-admins.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { AdminRolesTable } from "./admin-roles-table.tsx";
import { InviteAdmin } from "./invite-admin.tsx";
import { type AdminRow, ManageAdmin } from "./manage-admin.tsx";
import { Invitations, Proposals } from "./waiting.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "secure");
  return { ...(await listAdmins(ctx, actor)), title: translator(locale, "admin.admins")("team.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "secure");
  await changeAdmins(ctx, actor, await readForm(args, adminsForm));
  return seeOther(adminPaths.team());
}

export default function AdminsPage() {
  const { title, admins, proposals, invitations, canPropose, now } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.admins.team");
  const fields = useTranslations("accounts.fields");
  const reply = useReply();
  const form = useActForm("invite", { email: fields("email"), roles: t("roles") });
  const { column, buttons } = columnsNamed(admins, t);
  return (
    <>
      <ErrorSummary
        errors={reply.act === "invite" ? form.errors : errorsOfReply(reply.form, { role: t("grant") })}
      />
      <PageHeader title={title} lead={t("lead", { count: admins.length })} />
      <div className="stack-lg">
        <RefusalNotice refusal={reply.refusal} />
        {canPropose ? null : (
          <Notice tone="due">
            <p>{t("alone")}</p>
          </Notice>
        )}
        <RecordTable
          caption={title}
          rows={admins}
          columns={[
            column("person", (admin) => <Person {...admin} />),
            column("roles", ({ roles }) => <AdminRoles roles={roles} />),
            column("factor", ({ hasFactor }) => t(hasFactor ? "factorOn" : "factorOff")),
            column("since", ({ since }) => (since === null ? null : <Instant at={since} />)),
            buttons("manage", (admin) => <ManageAdmin admin={admin} />),
          ]}
        />
        <Section id="proposals" title={t("proposals")}>
          <Proposals proposals={proposals} now={now} />
        </Section>
        <Section id="invitations" title={t("invitations")}>
          <Invitations invitations={invitations} now={now} />
        </Section>
        {canPropose ? (
          <Section id="invite" title={t("invite")}>
            <InviteAdmin form={form} />
          </Section>
        ) : null}
        <Section id="roles" title={t("table")}>
          <AdminRolesTable />
        </Section>
      </div>
    </>
  );
}

function Person({ name, email, number, isYou }: AdminRow) {
  const t = useTranslations("admin.admins.team");
  return (
    <>
      {name} {isYou ? <span className="muted">({t("you")})</span> : null}
      <br />
      <span className="small muted">
        {number === null ? null : <>{t("number", { number })} · </>}
        {email}
      </span>
    </>
  );
}
