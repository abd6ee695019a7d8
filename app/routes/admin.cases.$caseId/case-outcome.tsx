import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { FactList } from "#app/components/ui/facts.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { CaseView } from "./format-case.server.ts";
import { DECISION } from "./decision.ts";
import { ButtonForm } from "#app/components/ui/act-form.tsx";
import { CaseClock } from "./case-clock.tsx";
import { AppealWords } from "./appeal-words.tsx";

/** The case is free, taken by somebody else, sent back, in another admin's hearing, or decided. */
export function CaseOutcome({ view }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const appeal = useTranslations("admin.appeal");
  const { case: row, can, outcome, decision, now } = view;
  const isTheirs = row.status === "awaiting_party";
  const isAppealed = row.status === "appealed";
  return (
    <aside id={DECISION} className="stick decision" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{isAppealed ? appeal("title") : t(isTheirs ? "asked" : "outcome")}</h2>
      {can.assign || isTheirs || isAppealed ? <CaseClock view={view} /> : null}
      {can.take ? (
        <ButtonForm act="take" button={t("take")}>
          <p className="small muted">{t("takeFirst")}</p>
        </ButtonForm>
      ) : null}
      {can.assign && !can.take ? <p>{t("heldByOther", { name: row.holderName ?? "" })}</p> : null}
      {isTheirs ? <p className="small muted">{t("waitsOnThem")}</p> : null}
      {isAppealed ? (
        <>
          <WhoMayDecide view={view} />
          <AppealWords view={view} />
        </>
      ) : null}
      {outcome !== null && row.decidedAt ? (
        <p>
          {t.rich("outcomeAt", {
            decision: outcome,
            when: () => <Deadline at={row.decidedAt ?? now} now={now} />,
          })}
        </p>
      ) : null}
      {decision.length > 0 ? <FactList facts={decision} /> : null}
    </aside>
  );
}

/** Who can decide an appeal that the reader can't, or what to do where nobody can. */
function WhoMayDecide({ view: { eligibleAdmins, mayAppoint } }: { view: CaseView }) {
  const t = useTranslations("admin.appeal");
  if (eligibleAdmins !== "")
    return (
      <p className="muted">
        {t("notYours")} {t("couldDecide", { names: eligibleAdmins })}
      </p>
    );
  return (
    <div className="notice notice--due">
      <p>
        {t("notYours")} {t("nobodyElse")}
      </p>
      <p>
        {mayAppoint
          ? t.rich("appoint", { a: (words) => <Link to={adminPaths.team()}>{words}</Link> })
          : t("askSecurity")}
      </p>
    </div>
  );
}
