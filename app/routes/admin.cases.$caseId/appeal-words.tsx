import { useTranslations } from "use-intl";
import { FactList } from "#app/components/ui/facts.tsx";
import { Deadline } from "#app/components/ui/when.tsx";
import type { CaseView } from "./format-case.server.ts";

/** The rejection that is appealed: by whom, when, its codes and what was written. */
export function AppealedRejection({ view: { rejection, decision, now } }: { view: CaseView }) {
  const t = useTranslations("admin.appeal");
  if (rejection === null) return null;
  return (
    <div className="stack">
      <h3>{t("rejection")}</h3>
      <p>
        {t.rich("rejectedBy", { name: rejection.who, when: () => <Deadline at={rejection.at} now={now} /> })}
      </p>
      {decision.length > 0 ? <FactList facts={decision} /> : null}
    </div>
  );
}

/** Why the party thinks that the rejection is wrong. */
export function AppealWords({ view: { appealWords } }: { view: CaseView }) {
  const t = useTranslations("admin.appeal");
  if (appealWords === null) return null;
  return (
    <div>
      <h3>{t("words")}</h3>
      <p className="whitespace-pre-line">{appealWords}</p>
    </div>
  );
}
