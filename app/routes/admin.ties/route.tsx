import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { SelectField, TextareaField, TextField } from "#app/components/ui/inputs.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { TIE_COUNTS_ON_DAYS, TIE_KINDS, tiesForm } from "#app/domain/moderation/ties.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { declareTie } from "#app/services/admins/declare-tie.server.ts";
import { endTie } from "#app/services/admins/end-tie.server.ts";
import { readTies } from "#app/services/admins/read-ties.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { TieTable } from "./tie-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args);
  return { ...(await readTies(ctx, actor)), title: translator(locale, "admin.admins")("ties.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args);
  const form = await readForm(args, tiesForm);
  if (form.act === "declare") await declareTie(ctx, actor, form);
  else await endTie(ctx, actor, form);
  return seeOther(adminPaths.ties());
}

export default function TiesPage() {
  const { title, own, others, now } = useLoaderData<typeof loader>();
  const t = useTranslations("admin.admins.ties");
  const term = useTerm();
  const { form: ended, refusal } = useReply("end");
  const labels = { organization: t("organization"), kind: t("kind"), note: t("note") };
  const form = useActForm("declare", labels);
  return (
    <>
      <PageHeader title={title} lead={t("lead")} />
      <div className="stack-lg">
        <FormErrors errors={errorsOfReply(ended)} refusal={refusal} />
        <Section id="own" title={t("own")} spaced={false}>
          <div className="stack">
            <TieTable caption={t("own")} ties={own} isOwn now={now} />
            <p className="small muted">{t("endText", { days: TIE_COUNTS_ON_DAYS })}</p>
          </div>
        </Section>
        <Section id="new" title={t("new")}>
          <ActForm form={form} button={t("declare")}>
            <TextField {...form.labelled("organization")} hint={t("organizationHint")} required width="lg" />
            <SelectField
              {...form.labelled("kind")}
              options={TIE_KINDS.map((value) => ({ value, label: term("tieKinds", value) }))}
              blank=""
              required
            />
            <TextareaField {...form.labelled("note")} hint={t("noteHint")} optional rows={2} />
          </ActForm>
        </Section>
        {others === null ? null : (
          <Section id="others" title={t("others")}>
            <TieTable caption={t("others")} ties={others} now={now} />
          </Section>
        )}
      </div>
    </>
  );
}
