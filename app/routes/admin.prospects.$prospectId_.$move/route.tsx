import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { SelectField, TextareaField } from "#app/components/ui/inputs.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { useOptions, useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { ASK_SUSPENSION_REASONS } from "#app/domain/codes/reasons.ts";
import { REVIEWED_ASK_ACTS, reviewedAskForm } from "#app/domain/prospects/suspension.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam, wordParam } from "#app/http/forms/params.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyRange } from "#app/i18n/format.ts";
import { pick } from "#app/lib/pick.ts";
import { translator } from "#app/i18n/translator.ts";
import { readProspectAsAdmin } from "#app/services/prospects/read-prospect-as-admin.server.ts";
import { reinstateProspect } from "#app/services/prospects/reinstate-prospect.server.ts";
import { settleAskSuspension } from "#app/services/prospects/settle-ask-suspension.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { followsOf } from "./follows.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "moderate");
  const move = wordParam(args.params, "move", REVIEWED_ASK_ACTS);
  const view = await readProspectAsAdmin(ctx, actor, idParam(args.params, "prospectId"));
  const { prospect, open, moves, isConfirmed, fills, confirmation } = view;
  const whyNot =
    move === "confirm" || move === "decline"
      ? confirmation === null
        ? "confirmation-wrong-state"
        : confirmation.whyNot
      : (moves.find((possible) => possible.move === move)?.whyNot ?? null);
  const number = runningNumber("prospect", prospect.number);
  const company = inLanguage(locale, prospect.nameZh, prospect.nameEn);
  const title = translator(locale, "binding")(`ask.${move}.page`, { number, company });
  const follows = whyNot === null ? followsOf(locale, move, view) : [];
  const confirmationId = confirmation?.id ?? "";
  const ends = fills?.mark ?? "none";
  const suspension = view.events.find(({ type }) => type === "prospect-suspended");
  const proposed =
    confirmation === null || suspension === undefined
      ? null
      : {
          ...pick(suspension, "reasonCode", "note"),
          ...pick(confirmation, "proposerName", "dueAt"),
        };
  return {
    prospect,
    open,
    move,
    follows,
    whyNot,
    number,
    title,
    isConfirmed,
    ends,
    confirmationId,
    proposed,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "moderate");
  const prospectId = idParam(args.params, "prospectId");
  const move = wordParam(args.params, "move", REVIEWED_ASK_ACTS);
  const form = await readForm(args, reviewedAskForm);
  // A form of one review is not the act of another.
  if (form.act !== move) throw new Refusal("review-outdated");
  switch (form.act) {
    case "reinstate": {
      const { status, version, since, confirmed, ends, note } = form;
      const reviewed = { status, version, since, isConfirmed: confirmed === "yes", ends };
      await reinstateProspect(ctx, actor, { prospectId, note, reviewed });
      break;
    }
    case "suspend": {
      const { status, version, reasonCode, note } = form;
      await suspendProspect(ctx, actor, { prospectId, reasonCode, note, reviewed: { status, version } });
      break;
    }
    default: {
      const { act: verdict, ...read } = form;
      await settleAskSuspension(ctx, actor, { prospectId, verdict, ...read });
    }
  }
  return seeOther(adminPaths.prospect(prospectId));
}

/** What stops, what stays and who is told, before an admin moves a company's prospect or settles a suspension. */
export default function MoveProspectPage() {
  const {
    prospect,
    open,
    move,
    follows,
    whyNot,
    number,
    title,
    isConfirmed,
    ends,
    confirmationId,
    proposed,
  } = useLoaderData<typeof loader>();
  const t = useTranslations("binding.ask");
  const options = useOptions();
  const locale = useLocale();
  const { id, status, liveVersion, statusChangedAt } = prospect;
  const version = String(liveVersion ?? 0);
  const isVerdict = move === "confirm" || move === "decline";
  const back = { to: adminPaths.prospect(id), label: t("back") };
  const read = { status, version };
  const sent = {
    suspend: read,
    reinstate: {
      ...read,
      since: String(statusChangedAt.getTime()),
      confirmed: isConfirmed ? "yes" : "no",
      ends,
    },
    confirm: { confirmationId },
    decline: { confirmationId, ends },
  }[move];
  const counted = ["offers", "requests", "consents", "deals"] as const;
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("back"), number, back.to)} />
      <ReviewForm
        key={move}
        act={move}
        isDestructive={move === "suspend" || move === "confirm"}
        title={t(`${move}.title`)}
        sent={sent}
        terms={
          <FactList>
            {isVerdict && proposed !== null ? <ProposedFacts proposed={proposed} /> : null}
            <Fact label={t("state")} value={<StateBadge of="prospect" state={status} />} />
            <Fact label={t("version")} value={t("versionValue", { version })} />
            <Fact label={t("ask")} value={formatMoneyRange(locale, prospect.targetFen, prospect.soughtFen)} />
            {counted.map((key) => (
              <Fact key={key} label={t(key)} value={open[key]} />
            ))}
          </FactList>
        }
        consequences={follows}
        labels={{ reasonCode: t("reason"), note: isVerdict ? "" : t(`${move}.note`) }}
        fields={(form) =>
          isVerdict ? null : (
            <>
              {move === "suspend" ? (
                <SelectField
                  {...form.labelled("reasonCode")}
                  blank=""
                  options={options("moderationReasons", ASK_SUSPENSION_REASONS)}
                />
              ) : null}
              <TextareaField {...form.labelled("note")} rows={4} optional={move === "reinstate"} />
            </>
          )
        }
        whyNot={whyNot}
        button={t(`${move}.act`)}
        back={back}
      />
    </>
  );
}

interface ProposedFactsProps {
  proposed: {
    reasonCode: string | null;
    note: string | null;
    proposerName: string | null;
    dueAt: Date | null;
  };
}

/** The suspension on which there is to be a verdict: whose, why, and when it is lifted without one. */
function ProposedFacts({ proposed: { reasonCode, note, proposerName, dueAt } }: ProposedFactsProps) {
  const t = useTranslations("binding.ask");
  const term = useTerm();
  return (
    <>
      <Fact label={t("by")} value={proposerName ?? ""} />
      {reasonCode === null ? null : (
        <Fact label={t("reason")} value={term("moderationReasons", reasonCode)} />
      )}
      {note === null ? null : <Fact label={t("told")} value={note} />}
      {dueAt === null ? null : <Fact label={t("due")} value={<Instant at={dueAt} />} />}
    </>
  );
}
