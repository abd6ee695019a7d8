import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { EventTimeline } from "#app/components/events/event-timeline.tsx";
import { LicenceFacts } from "#app/components/organizations/application-facts.tsx";
import {
  AboutFields,
  InstitutionContactFields,
  useInstitutionLabels,
} from "#app/components/organizations/institution-fields.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { replyForm, labelledForm } from "#app/components/ui/reply-form.ts";
import { Ago } from "#app/components/ui/when.tsx";
import { institutionContactForm } from "#app/domain/organizations/institution-application.ts";
import { secondPersonForm } from "#app/domain/organizations/second-person-form.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { readOwnInstitution } from "#app/services/organizations/read-own-institution.server.ts";
import { setSecondPerson } from "#app/services/organizations/set-second-person.server.ts";
import { updateInstitutionContact } from "#app/services/organizations/update-institution-contact.server.ts";
import { SecondPerson } from "./second-person.tsx";
import { PendingChange } from "./pending-change.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "allowed" });
  const own = await readOwnInstitution(ctx, actor);
  if (!own.isVerified) throw redirect(paths.institution.application());
  return { own, title: translator(locale, "institution")("profile.title") };
}

/** Which of the two forms, in the URL, since a form has one schema. */
const acts = z.object({ as: z.enum(["second-person"]).optional() });

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "allowed" });
  if (readQuery(args.request, acts).as === "second-person") {
    const { aboveFen = null } = await readForm(args, secondPersonForm);
    await setSecondPerson(ctx, actor, aboveFen);
    return seeOther(paths.institution.profile());
  }
  const { version, ...contact } = await readForm(args, institutionContactForm);
  await updateInstitutionContact(ctx, actor, { contact, version });
  return seeOther(paths.institution.profile());
}

export default function ProfilePage() {
  const { own } = useLoaderData<typeof loader>();
  const t = useTranslations("institution.profile");
  const labels = useInstitutionLabels();
  const { form: reply, refusal, act } = useReply();
  const isContactForm = act !== "second-person";
  const inForce = own.inForce ?? {};
  const form = labelledForm(replyForm("desk", isContactForm ? reply : undefined, inForce), labels);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={<LinkButton to={paths.institution.application()}>{t("change")}</LinkButton>}
      >
        {own.status ? <StateBadge of="institution" state={own.status} /> : null}
      </PageHeader>
      <div className="stack-lg">
        <RefusalNotice refusal={isContactForm ? refusal : undefined} />
        <PendingChange own={own} />
        <Section
          id="licence"
          spaced={false}
          title={t("licence")}
          note={
            own.verifiedAt ? (
              <p>
                {t.rich("verified", { when: () => <Ago at={own.verifiedAt ?? own.now} now={own.now} /> })}
              </p>
            ) : null
          }
        >
          <LicenceFacts values={inForce} />
        </Section>
        <PostForm id={form.id} sent={{ version: own.contactVersion }}>
          <InstitutionContactFields form={form} />
          <AboutFields form={form} />
          {own.whyNotChange === null ? (
            <div className="form-actions">
              <SubmitButton>{t("save")}</SubmitButton>
            </div>
          ) : null}
        </PostForm>
        <SecondPerson
          aboveFen={own.secondPersonAboveFen}
          commitment={own.commitment}
          mayChange={own.whyNotSend === null}
        />
        <Section id="history" spaced={false} title={t("history")}>
          <EventTimeline events={own.events} viewer="institution" names={{}} reasons="institutionReasons" />
        </Section>
      </div>
    </>
  );
}
