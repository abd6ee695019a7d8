import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { REVIEWED_MOVES } from "#app/domain/organizations/institution-moves.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { InstitutionView } from "./institution-record.tsx";

/** What its status allows, each on a review of its own. */
export function StatusForm({ view: { institution, moves, restoration } }: { view: InstitutionView }) {
  const t = useTranslations("admin.moves");
  const whyNotOf = (move: string) => moves.find((possible) => possible.move === move)?.whyNot ?? null;
  const isPossible = (move: string) => whyNotOf(move) !== "institution-wrong-state";
  const reviewed = REVIEWED_MOVES.filter((move) => isPossible(move));
  return (
    <aside className="stick decision" aria-labelledby="status-title">
      <h2 id="status-title">{t("title")}</h2>
      {reviewed.map((move) => {
        const whyNot = whyNotOf(move);
        return (
          <div key={move} className="stack decision__part">
            <p className="small">
              {move === "restore" ? t("restoreNote", { to: restoration?.to ?? "active" }) : t(`${move}Note`)}
            </p>
            {whyNot === null ? (
              <div className="row">
                <LinkButton to={adminPaths.institutionMove(institution.id, move)}>{t(move)}</LinkButton>
              </div>
            ) : (
              <WhyNot code={whyNot} />
            )}
          </div>
        );
      })}
      {reviewed.length > 0 ? (
        <p className="small muted">{t("hint")}</p>
      ) : (
        <p className="muted">{t("none")}</p>
      )}
    </aside>
  );
}
