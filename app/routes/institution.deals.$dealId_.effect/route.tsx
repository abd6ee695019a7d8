import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shownPaper } from "#app/components/deals/condition-form.tsx";
import { DealReview } from "#app/components/deals/deal-review.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { effectForm } from "#app/domain/deals/deal-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { pick } from "#app/lib/pick.ts";
import { reviewEffect } from "#app/services/deals/review-effect.server.ts";
import { satisfyCondition } from "#app/services/deals/satisfy-condition.server.ts";
import { settleWaiver } from "#app/services/deals/settle-waiver.server.ts";
import { paths } from "#app/shared/paths.ts";
import { effectShown } from "./effect-shown.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals" });
  const by = new URL(args.request.url).searchParams.get("by") === "waiver" ? "waiver" : "condition";
  const dealId = idParam(args.params, "dealId");
  const review = await reviewEffect(ctx, actor, { dealId, by });
  const { deal, terms, condition, waiver, whyNot } = review;
  const shown = effectShown(locale, review);
  return {
    deal: { ...deal, name: shown.name },
    terms,
    condition,
    waiverId: waiver?.id ?? null,
    by,
    whyNot,
    shown,
    title: shown.page,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals" });
  const dealId = idParam(args.params, "dealId");
  const form = await readForm(args, effectForm);
  const shown = { readAt: form.providedAt, paper: form.paper, reviewed: pick(form, "typedAmount") };
  if (form.act === "waive-into-effect") {
    await settleWaiver(ctx, actor, { waiverId: form.waiverId, verdict: "confirm", ...shown });
  } else {
    const { conditionId, satisfyNote: note } = form;
    await satisfyCondition(ctx, actor, { dealId, conditionId, note, ...shown });
  }
  return seeOther(paths.institution.deal(dealId));
}

/** The review before the last condition of a guarantee is settled, which brings it into force. */
export default function BringIntoEffectPage() {
  const { deal, terms, condition, waiverId, by, whyNot, shown, title } = useLoaderData<typeof loader>();
  const back = { to: paths.institution.deal(deal.id), label: shown.back };
  const isByWaiver = by === "waiver";
  const of = isByWaiver ? { waiverId: waiverId ?? "" } : { conditionId: condition?.id ?? "" };
  const hasWords = !isByWaiver && condition?.status === "requested";
  return (
    <DealReview title={title} deal={deal} terms={terms} back={back} withAllTerms>
      <ReviewForm
        act={isByWaiver ? "waive-into-effect" : "bring-into-effect"}
        title={shown.title}
        sent={{ ...of, ...shownPaper(condition ?? { providedAt: null, fileId: null }) }}
        transport={{ need: "sign" }}
        terms={
          <FactList>
            {shown.facts.map(({ key, ...fact }) => (
              <Fact key={key} {...fact} />
            ))}
            {condition === null || (shown.settledBy === null && condition.fileId === null) ? null : (
              <Fact
                label={shown.how}
                value={
                  shown.settledBy ?? (
                    <a href={paths.institution.documentFile(deal.introductionId, condition.fileId ?? "")}>
                      {condition.fileName}
                    </a>
                  )
                }
              />
            )}
          </FactList>
        }
        consequences={shown.follows}
        amountFen={deal.amountFen}
        labels={{ satisfyNote: shown.satisfyBy }}
        fields={(form) => (hasWords ? <TextareaField {...form.labelled("satisfyNote")} rows={2} /> : null)}
        whyNot={whyNot}
        button={shown.act}
        back={back}
      />
    </DealReview>
  );
}
