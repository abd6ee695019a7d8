import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { answersOf } from "#app/components/drafts/local-copies.ts";
import { differingNames, textsByName, textsOfAnswers } from "./form-values.ts";

/** Fields with coded values, and where their labels are. */
const codes: Readonly<Record<string, "instruments" | "purposes" | "securities" | "stages" | "keyRoles">> = {
  instruments: "instruments",
  purpose: "purposes",
  securities: "securities",
  stage: "stages",
  keyRoles: "keyRoles",
};

interface ConflictPanelProps {
  /** The form being edited; null before the page's script runs. */
  form: HTMLFormElement | null;
  /** The submitted form, for a page without script. */
  sent: Readonly<Record<string, unknown>>;
  /** The saved values, by input name. */
  stored: Readonly<Record<string, unknown>>;
  labels: Readonly<Record<string, string>>;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/**
 * Both versions side by side, and the choice between them; nothing was overwritten. Without script the first button
 * submits the form with the current revision.
 */
export function ConflictPanel({ form, sent, stored, labels, onKeepMine, onTakeTheirs }: ConflictPanelProps) {
  const t = useTranslations("prospect.conflict");
  const words = useTranslations("common.words");
  const term = useTerm();
  const mine = form === null ? textsByName(sent) : textsOfAnswers(answersOf(form));
  const theirs = textsByName(stored);
  const names = differingNames(mine, theirs);
  const shown = (name: string, texts: string[] | undefined) => {
    const group = codes[name];
    if (!texts || texts.length === 0) return <NotGiven />;
    return texts.map((text) => (group ? term(group, text) : text)).join(words("comma"));
  };
  return (
    <Notice tone="refusal" title={t("title")} live>
      <p>{t("text")}</p>
      {names.length === 0 ? (
        <p>{t("same")}</p>
      ) : (
        <Table
          caption={t("title")}
          cards
          rows={names}
          rowKey={(name) => name}
          columns={[
            { key: "field", head: t("field"), cell: (name) => labels[name] ?? name },
            { key: "mine", head: t("mine"), cell: (name) => shown(name, mine.get(name)) },
            { key: "theirs", head: t("theirs"), cell: (name) => shown(name, theirs.get(name)) },
          ]}
        />
      )}
      <div className="row">
        <Button
          tone="secondary"
          onClick={(event) => {
            event.preventDefault();
            onKeepMine();
          }}
        >
          {t("keepMine")}
        </Button>
        <a className="btn btn-secondary" href="?" onClick={onTakeTheirs}>
          {t("takeTheirs")}
        </a>
      </div>
    </Notice>
  );
}
