import { useTranslations } from "use-intl";
import { Clock } from "#app/components/ui/clock.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import type { CaseView } from "./view.ts";

/** Who must act on a case by when: we, or, while it is sent back, the party. */
export function CaseClock({ view }: { view: CaseView }) {
  const roles = useTranslations("common.roles");
  const name = useName();
  const { case: row, now } = view;
  const isTheirs = row.status === "awaiting_party";
  return (
    <Clock
      who={isTheirs ? name(view) : row.isMine ? "you" : roles("platform")}
      act={isTheirs ? "change" : view.submission ? "decide" : "verify"}
      startedAt={row.waitingSince}
      dueAt={row.dueAt}
      now={now}
      workingDays={row.workingDays}
    />
  );
}
