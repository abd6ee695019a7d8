import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { horizons, withHorizons } from "#app/domain/horizons.ts";
import { rightsForm, rightsQuery } from "#app/domain/organizations/rights.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { paths } from "#app/shared/paths.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { translator } from "#app/i18n/translator.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import { readCompanyProfile } from "#app/services/organizations/read-company-profile.server.ts";
import { changeLists } from "./change-lists.server.ts";
import { RecognitionForm, RecognitionTable } from "./recognitions.tsx";
import { RightForm, RightTable } from "./rights.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const company = await readCompanyProfile(ctx, actor);
  if (company === null) throw new Refusal("company-profile-incomplete");
  const { right, recognition } = readQuery(args.request, rightsQuery);
  return {
    title: translator(locale, "company")("rights.title"),
    rights: company.rights,
    recognitions: company.recognitions,
    /** The row to correct; without one the form adds. */
    editedRight: company.rights.find(({ id }) => id === right) ?? null,
    editedRecognition: company.recognitions.find(({ code }) => code === recognition) ?? null,
    now: ctx.now(),
    within: horizonsOn(dayOf(ctx.now())),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  await changeLists(ctx, actor, await readForm(args, withHorizons(rightsForm, horizonsOn(dayOf(ctx.now())))));
  return seeOther(paths.company.rights());
}

function horizonsOn(today: Day) {
  return { grantedOn: horizons.past(today), validUntil: horizons.recognitionEnd(today) };
}

export default function CompanyRightsPage() {
  const { title, rights, recognitions, editedRight, editedRecognition, now, within } =
    useLoaderData<typeof loader>();
  const t = useTranslations("company");
  const { refusal, form, act } = useReply();
  return (
    <>
      <ErrorSummary errors={act?.startsWith("remove-") ? errorsOfReply(form) : []} />
      <PageHeader
        title={title}
        lead={t("rights.lead")}
        crumbs={crumbTo(t("profile.title"), t("profile.title"), paths.company.profile())}
      />
      <RefusalNotice refusal={refusal} />
      <Section id="rights" title={t("rights.listTitle")} spaced={false}>
        <div className="stack-lg">
          <RightTable rights={rights} />
          <RightForm
            key={editedRight?.id ?? `new ${rights.length}`}
            edited={editedRight}
            within={within.grantedOn}
          />
        </div>
      </Section>
      <Section id="recognitions" title={t("rights.recognitionsTitle")}>
        <div className="stack-lg">
          <RecognitionTable recognitions={recognitions} now={now} />
          <RecognitionForm
            key={editedRecognition?.code ?? `new ${recognitions.length}`}
            edited={editedRecognition}
            within={within.validUntil}
          />
        </div>
      </Section>
    </>
  );
}
