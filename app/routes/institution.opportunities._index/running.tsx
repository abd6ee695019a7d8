import type { ReactElement } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { useClockLine } from "#app/components/ui/clock.tsx";
import { useOwnSide } from "#app/components/ui/reads-only.ts";
import { paths } from "#app/shared/paths.ts";
import type { RunningTexts } from "./format-opportunities.server.ts";

/**
 * An opportunity's current introduction: its clock or state, and a plain anchor to it. Called once for a list, so that
 * its messages are looked up once.
 */
export function useRunning(now: Date): (introduction: RunningTexts) => ReactElement {
  const t = useTranslations("matching.opportunities");
  const clockLine = useClockLine();
  const company = t("theCompany");
  const own = useOwnSide("work");
  return ({ id, isYours, state, clock }) => (
    <>
      {clock === undefined ? (
        <Badge tone={state === "requested" ? "open" : "done"}>{t(state)}</Badge>
      ) : (
        clockLine({ who: isYours ? own : company, act: isYours ? "answer" : "consent", ...clock, now })
      )}
      <a
        className={`btn btn-sm ${isYours && own === "you" ? "btn-primary" : "btn-secondary"}`}
        href={paths.institution.introduction(id)}
      >
        {t(isYours ? "accept" : "introduction")}
      </a>
    </>
  );
}
