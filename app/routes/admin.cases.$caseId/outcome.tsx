import { useTranslations } from "use-intl";
import { useInstitutionLabels } from "#app/components/institutions/institution-fields.tsx";
import { WhatWasSaid } from "#app/components/moderation/what-was-said.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { CaseClock } from "./case-clock.tsx";
import { type CaseView, DECISION } from "./view.ts";

/** The panel of a case that its reader cannot decide now: to be taken, held by somebody else, sent back, or decided. */
export function Outcome({ view }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const decisions = useTranslations("admin.decisions");
  const { case: row, can, now } = view;
  const { decision, decidedAt } = row;
  const isTheirs = row.status === "awaiting_party";
  return (
    <aside id={DECISION} className="stick decision" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{t(isTheirs ? "asked" : "outcome")}</h2>
      {can.assign || isTheirs ? <CaseClock view={view} /> : null}
      {can.take ? (
        <PostForm className="stack">
          <p className="small muted">{t("takeFirst")}</p>
          <div className="row">
            <SubmitButton name="act" value="take">
              {t("take")}
            </SubmitButton>
          </div>
        </PostForm>
      ) : null}
      {can.assign && !can.take ? <p>{t("heldByOther", { name: row.holderName ?? "" })}</p> : null}
      {isTheirs ? <p className="small muted">{t("waitsOnThem")}</p> : null}
      {decision && decidedAt ? (
        <p>
          {t.rich("outcomeAt", {
            decision: decisions(decision),
            when: () => <Deadline at={decidedAt} now={now} />,
          })}
        </p>
      ) : null}
      {decision ? <Said view={view} /> : null}
    </aside>
  );
}

function Said({ view: { case: row, submission } }: { view: CaseView }) {
  const fields = useTranslations("prospect.fields");
  const labels: Readonly<Record<string, string>> = useInstitutionLabels();
  return (
    <WhatWasSaid
      of={submission ? "moderationReasons" : "institutionReasons"}
      said={row}
      labelOf={(field) => (submission && fields.has(field as never) ? fields(field as never) : labels[field])}
    />
  );
}
