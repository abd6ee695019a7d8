import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { listOf, type MoreTasks as Rest } from "./task.ts";

/** How many tasks there are beyond those in view, and the list in which each kind of them is found. */
export function MoreTasks({ rest }: { rest: Rest }) {
  const t = useTranslations("institution.dashboard");
  if (rest.length === 0) return null;
  return (
    <>
      <p className="small">{t("nowMore", { count: rest.reduce((sum, { count }) => sum + count, 0) })}</p>
      <ul className="link-list small">
        {rest.map(({ kind, count }) => (
          <li key={kind}>
            <Link to={listOf[kind]}>
              {t("nowMoreOf", { task: t(`tasks.${kind}.title`, { kind: "none" }), count })}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
