import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { ClockLine, type ClockReading } from "#app/components/ui/clock.tsx";
import { paths } from "#app/shared/paths.ts";
import type { RunningTexts } from "./format-opportunities.server.ts";

interface RunningProps {
  introduction: RunningTexts;
  /** While an answer is awaited. */
  clock: ClockReading | null;
}

/** An opportunity's current introduction: its clock or state, and a plain anchor to it. */
export function Running({ introduction, clock }: RunningProps) {
  const t = useTranslations("matching.opportunities");
  const { id, isYours, state } = introduction;
  return (
    <>
      {clock === null ? (
        <Badge tone={state === "requested" ? "open" : "done"}>{t(state)}</Badge>
      ) : (
        <ClockLine
          who={isYours ? "you" : t("theCompany")}
          act={isYours ? "answer" : "consent"}
          reading={clock}
        />
      )}
      <a
        className={`btn btn-sm ${isYours ? "btn-primary" : "btn-secondary"}`}
        href={paths.institution.introduction(id)}
      >
        {t(isYours ? "accept" : "introduction")}
      </a>
    </>
  );
}
