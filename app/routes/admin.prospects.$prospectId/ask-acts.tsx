import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import type { readProspectAsAdmin } from "#app/services/prospects/read-prospect-as-admin.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";

type View = Awaited<ReturnType<typeof readProspectAsAdmin>>;

/** What its state allows an admin to do with it, each on a review of its own. */
export function AskActs({ view: { prospect, moves } }: { view: Pick<View, "prospect" | "moves"> }) {
  const t = useTranslations("admin.ask");
  const possible = moves.filter(({ whyNot }) => whyNot === null);
  return (
    <aside className="stick decision" aria-labelledby="acts-title">
      <h2 id="acts-title">{t("acts")}</h2>
      {possible.map(({ move }) => (
        <div key={move} className="stack decision__part">
          <p className="small">{t(`${move}Note`)}</p>
          <div className="row">
            <LinkButton to={adminPaths.prospectMove(prospect.id, move)}>{t(move)}</LinkButton>
          </div>
        </div>
      ))}
      {possible.length > 0 ? (
        <p className="small muted">{t("hint")}</p>
      ) : (
        <p className="muted">{t("none")}</p>
      )}
    </aside>
  );
}
