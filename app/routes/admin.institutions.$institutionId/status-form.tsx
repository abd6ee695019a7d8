import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import type { LabelledForm } from "#app/components/ui/reply-form.ts";
import { WhyNot } from "#app/components/ui/why-not.tsx";
import { REVIEWED_MOVES } from "#app/domain/organizations/institution-moves.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { InstitutionView } from "./institution-record.tsx";

interface StatusFormProps {
  view: InstitutionView;
  form: LabelledForm<string>;
}

/** What its status allows: a restoration here, what binds the institution on a review of its own. */
export function StatusForm({ view: { institution, moves }, form }: StatusFormProps) {
  const t = useTranslations("admin.moves");
  const whyNotOf = (move: string) => moves.find((possible) => possible.move === move)?.whyNot ?? null;
  const isPossible = (move: string) => whyNotOf(move) !== "institution-wrong-state";
  const reviewed = REVIEWED_MOVES.filter((move) => isPossible(move));
  const mayRestore = isPossible("restore");
  return (
    <aside className="stick decision" aria-labelledby="status-title">
      <h2 id="status-title">{t("title")}</h2>
      {mayRestore ? <Restore form={form} whyNot={whyNotOf("restore")} /> : null}
      {reviewed.map((move) => (
        <div key={move} className="stack decision__part">
          <p className="small">{t(`${move}Note`)}</p>
          <div className="row">
            <LinkButton to={adminPaths.institutionMove(institution.id, move)}>{t(move)}</LinkButton>
          </div>
        </div>
      ))}
      {mayRestore || reviewed.length > 0 ? (
        <p className="small muted">{t("hint")}</p>
      ) : (
        <p className="muted">{t("none")}</p>
      )}
    </aside>
  );
}

function Restore({ form, whyNot }: { form: LabelledForm<string>; whyNot: RefusalCode | null }) {
  const t = useTranslations("admin.moves");
  return (
    <PostForm id={form.id} sent={{ move: "restore" }} className="stack">
      <p className="small">{t("restoreNote")}</p>
      <TextareaField {...form.labelled("note")} rows={3} optional />
      {whyNot === null ? (
        <div className="row">
          <SubmitButton>{t("restore")}</SubmitButton>
        </div>
      ) : (
        <WhyNot code={whyNot} />
      )}
    </PostForm>
  );
}
