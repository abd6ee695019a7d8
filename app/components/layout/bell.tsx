import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "#app/shared/paths.ts";
import { subscribeOnceLoaded } from "../live/subscribe.ts";
import { Icon } from "../ui/icon.tsx";
import type { Person } from "./nav-items.ts";

const changesOf = {
  company: paths.company.changes(),
  institution: paths.institution.changes(),
  admin: paths.adminChanges(),
  none: null,
};

interface Counted {
  unread: number;
  asOf: number;
}

/** The count stops at a hundred. */
const mostShown = 99;

/** Fetched outside the router: a failing count must not take the page down. Null without an answer. */
async function count(): Promise<Counted | null> {
  try {
    const response = await fetch(paths.unread());
    return response.ok ? ((await response.json()) as Counted) : null;
  } catch {
    return null;
  }
}

/**
 * The number of unread notifications, updated while the page is open; without script, as loaded. A plain anchor (see
 * usePlainLinks).
 */
export function Bell({ person }: { person: Person }) {
  const t = useTranslations("common.bell");
  const [counted, setCounted] = useState<Counted | null>(null);
  const { kind, receivesChanges, asOf } = person;
  const changes = receivesChanges ? changesOf[kind] : null;
  // Subscribes from the time of the first page; later pages bring their own count.
  const [since] = useState(asOf);
  useEffect(
    () =>
      changes === null
        ? undefined
        : subscribeOnceLoaded(changes, since, "notifications", () => {
            void count().then((now) => {
              if (now !== null) setCounted(now);
            });
          }),
    [changes, since],
  );
  const unread = counted !== null && counted.asOf > asOf ? counted.unread : person.unread;
  const shown = unread > mostShown ? `${mostShown}+` : String(unread);
  const label = unread === 0 ? t("none") : t("unread", { unread: shown });
  return (
    <a className="tool bell" aria-label={label} href={paths.notifications()}>
      <Icon name="bell" />
      {unread === 0 ? null : <span className="bell__count">{shown}</span>}
    </a>
  );
}
