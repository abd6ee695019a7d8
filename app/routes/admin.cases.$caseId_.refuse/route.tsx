import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LicenceFacts } from "#app/components/organizations/application-facts.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { CheckboxesField } from "#app/components/ui/choices.tsx";
import { FactList } from "#app/components/ui/facts.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { refuseApplicationForm } from "#app/domain/moderation/reviewed-refusal.ts";
import { found, type RefusalCode } from "#app/domain/refusal.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { findNextCase } from "#app/services/moderation/find-next-case.server.ts";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { refuseInstitution } from "#app/services/moderation/refuse-institution.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { refusalShown } from "./refusal-shown.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const caseId = idParam(args.params, "caseId");
  const read = await readCase(ctx, actor, caseId);
  const application = found(read.application, "case-not-found");
  const shown = refusalShown(locale, read, application);
  const sent = { version: application.version ?? 1 };
  return { caseId, sent, values: application.values, whyNot: whyNotRefuse(read), shown, title: shown.page };
}

type CaseRead = Awaited<ReturnType<typeof readCase>>;

/** Why this admin can't refuse it now: the case is over, or nobody's, or a colleague's, or about what was verified before. */
function whyNotRefuse({ can, application }: CaseRead): RefusalCode | null {
  if (can.take) return "case-not-taken";
  if (!can.decide) return can.assign ? "case-not-yours" : "case-wrong-state";
  return application?.isFirst === true ? null : "institution-wrong-state";
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "moderate");
  const caseId = idParam(args.params, "caseId");
  const { act: _, codes: reasonCodes, note, ...reviewed } = await readForm(args, refuseApplicationForm);
  await refuseInstitution(ctx, actor, { caseId, reasonCodes, note, reviewed });
  const next = await findNextCase(ctx, actor, caseId);
  return seeOther(next === null ? adminPaths.case(caseId) : adminPaths.case(next, caseId));
}

/** What ends, before an admin refuses an institution's first application. */
export default function RefuseApplicationPage() {
  const { caseId, sent, values, whyNot, shown, title } = useLoaderData<typeof loader>();
  const licence = useTranslations("admin.institution")("licence");
  const back = { to: adminPaths.case(caseId), label: shown.back };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(shown.back, shown.number, back.to)} />
      <div className="split split--panel-end">
        <Section id="licence" title={licence} spaced={false}>
          <LicenceFacts values={values} />
        </Section>
        <ReviewForm
          act="refuse"
          isDestructive
          title={shown.title}
          sent={sent}
          terms={<FactList facts={shown.facts} />}
          consequences={whyNot === null ? shown.follows : []}
          labels={shown.labels}
          fields={(form) => (
            <>
              <CheckboxesField {...form.labelled("codes")} choices={shown.reasons} column />
              <TextareaField {...form.labelled("note")} rows={4} optional />
            </>
          )}
          whyNot={whyNot}
          button={shown.act}
          back={back}
        />
      </div>
    </>
  );
}
