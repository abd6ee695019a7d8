import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ActiveConsentFacts } from "#app/components/introductions/active-consent.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import { DECLINE_REASONS } from "#app/domain/codes/reasons.ts";
import { endIntroductionForm } from "#app/domain/introductions/forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { reviewDecline } from "#app/services/introductions/review-decline.server.ts";
import { paths } from "#app/shared/paths.ts";
import { declineShown } from "./decline-shown.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args);
  const review = await reviewDecline(ctx, actor, idParam(args.params, "introductionId"));
  const { introduction, active, mark, whyNot } = review;
  const shown = declineShown(locale, review);
  return { introduction, active, mark, whyNot, shown, title: shown.page };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args);
  const introductionId = idParam(args.params, "introductionId");
  const { act: _, ...reviewed } = await readForm(args, endIntroductionForm);
  await declineIntroduction(ctx, actor, { introductionId, ...reviewed });
  return seeOther(paths.institution.introduction(introductionId));
}

/** What an institution gives up, before it ends an introduction that the company has consented to. */
export default function EndIntroductionPage() {
  const { introduction, active, mark, whyNot, shown, title } = useLoaderData<typeof loader>();
  const options = useOptions();
  const back = { to: paths.institution.introduction(introduction.id), label: shown.back };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(shown.back, shown.name, back.to)} />
      <ReviewForm
        act="decline"
        isDestructive
        title={shown.title}
        sent={{ status: introduction.status, sequence: active?.sequence ?? 0, matters: mark }}
        terms={
          active === null ? <p className="muted">{shown.none}</p> : <ActiveConsentFacts consent={active} />
        }
        consequences={shown.follows}
        labels={{ reasonCode: shown.why, note: shown.note }}
        fields={(form) => (
          <>
            <SelectField
              {...form.labelled("reasonCode")}
              blank={shown.choose}
              options={options("declineReasons", DECLINE_REASONS)}
            />
            <TextareaField {...form.labelled("note")} rows={2} optional />
          </>
        )}
        whyNot={whyNot}
        button={shown.act}
        back={back}
      />
    </>
  );
}
