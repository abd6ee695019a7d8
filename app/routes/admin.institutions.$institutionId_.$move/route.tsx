import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { LicenceFacts } from "#app/components/organizations/application-facts.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { SelectField, TextareaField, TextField } from "#app/components/ui/inputs.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { useOptions } from "#app/components/ui/term.tsx";
import { INSTITUTION_REASONS } from "#app/domain/codes/reasons.ts";
import { REVIEWED_ACTS, reviewedActForm } from "#app/domain/organizations/institution-moves.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam, wordParam } from "#app/http/forms/params.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { changeInstitutionStatus } from "#app/services/organizations/change-institution-status.server.ts";
import { settleSuspension } from "#app/services/organizations/settle-suspension.server.ts";
import { readInstitution } from "#app/services/organizations/read-institution.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { followsFromAct } from "./follows.server.ts";
import { MoveTerms } from "./move-terms.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const move = wordParam(args.params, "move", REVIEWED_ACTS);
  const read = await readInstitution(ctx, actor, idParam(args.params, "institutionId"));
  const { institution, values, work, moves, restoration, confirmation } = read;
  const name = inLanguage(locale, institution.nameZh, institution.nameEn);
  const isVerdict = move === "confirm" || move === "decline";
  const whyNot = isVerdict
    ? confirmation === null
      ? "confirmation-wrong-state"
      : confirmation.whyNot
    : (moves.find((possible) => possible.move === move)?.whyNot ?? null);
  const title = translator(locale, "binding")(`standing.${move}.page`, { institution: name });
  const { id, status } = institution;
  const follows = whyNot === null ? followsFromAct(locale, move, read) : [];
  const lifts = move === "restore" || isVerdict ? (restoration?.from ?? null) : null;
  return {
    institution: { id, status },
    move,
    values,
    work,
    follows,
    lifts,
    confirmationId: confirmation?.id ?? null,
    whyNot,
    name,
    title,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "moderate");
  const institutionId = idParam(args.params, "institutionId");
  const move = wordParam(args.params, "move", REVIEWED_ACTS);
  const form = await readForm(args, reviewedActForm);
  // A form of one review is not the act of another.
  if (form.act !== move) throw new Refusal("review-outdated");
  if (form.act === "confirm" || form.act === "decline") {
    const { act: verdict, confirmationId } = form;
    await settleSuspension(ctx, actor, { institutionId, confirmationId, verdict });
    return seeOther(adminPaths.institution(institutionId));
  }
  const { act, status, note } = form;
  await changeInstitutionStatus(ctx, actor, {
    institutionId,
    move: act,
    note,
    ...(form.act === "restore"
      ? { reasonCode: null, reviewed: { status, lifts: liftsOf(form) } }
      : { reasonCode: form.reasonCode, reviewed: { status, typedName: form.typedName } }),
  });
  return seeOther(adminPaths.institution(institutionId));
}

const liftsOf = ({ since, confirmed }: { since: string; confirmed: "yes" | "no" }) => ({
  since,
  isConfirmed: confirmed === "yes",
});

/** What stops and what goes on, before an admin moves an institution's status or settles a colleague's suspension. */
export default function MoveInstitutionPage() {
  const { institution, move, values, work, follows, lifts, confirmationId, whyNot, name, title } =
    useLoaderData<typeof loader>();
  const t = useTranslations("binding.standing");
  const admin = useTranslations("admin.institution");
  const options = useOptions();
  const isVerdict = move === "confirm" || move === "decline";
  const isLifting = move === "restore" || move === "decline";
  const back = { to: adminPaths.institution(institution.id), label: t("back") };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("back"), name, back.to)} />
      <div className="split split--panel-end">
        <Section id="licence" title={admin("licence")} spaced={false}>
          <LicenceFacts values={values} />
        </Section>
        <ReviewForm
          key={move}
          act={move}
          isDestructive={!isLifting}
          title={t(`${move}.title`)}
          sent={
            isVerdict
              ? { confirmationId: confirmationId ?? "" }
              : {
                  status: institution.status,
                  ...(move === "restore"
                    ? {
                        since: lifts?.at?.toISOString() ?? "none",
                        confirmed: confirmationId === null ? "yes" : "no",
                      }
                    : {}),
                }
          }
          terms={<MoveTerms work={work} status={institution.status} lifts={lifts} />}
          consequences={follows}
          labels={{ reasonCode: t("reason"), note: t("note"), typedName: t("typedName") }}
          fields={(form) =>
            isVerdict ? null : (
              <>
                {isLifting ? null : (
                  <SelectField
                    {...form.labelled("reasonCode")}
                    blank=""
                    options={options("institutionReasons", INSTITUTION_REASONS)}
                  />
                )}
                <TextareaField {...form.labelled("note")} rows={4} optional />
                {move === "terminate" ? (
                  <TextField {...form.labelled("typedName")} hint={name} width="full" autoComplete="off" />
                ) : null}
              </>
            )
          }
          whyNot={whyNot}
          button={t(`${move}.act`)}
          back={back}
        />
      </div>
    </>
  );
}
