import { useTranslations } from "use-intl";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { PostForm } from "#app/components/ui/form.tsx";
import { type ListSetting, OPPORTUNITY_COLUMNS } from "#app/domain/matching/ranking/list-setting.ts";
import { paths } from "#app/shared/paths.ts";

interface LayoutSwitchProps {
  setting: ListSetting;
  /** The list's address. */
  here: string;
}

/** Rows or a table, and the table's columns: stored for the person. */
export function LayoutSwitch({ setting, here }: LayoutSwitchProps) {
  const t = useTranslations("matching.opportunities");
  const other = setting.layout === "rows" ? "table" : "rows";
  const action = paths.institution.opportunitiesLayout();
  return (
    <>
      <PostForm className="row" action={action} sent={{ to: here }}>
        <button className="btn btn-quiet btn-sm" type="submit" name="layout" value={other}>
          {t(`layouts.${other}`)}
        </button>
      </PostForm>
      {setting.layout === "table" ? (
        <Popover summary={t("columns.choose")}>
          <PostForm className="stack" action={action} sent={{ to: here, layout: "table" }}>
            <fieldset className="choices choices--column">
              <legend className="visually-hidden">{t("columns.choose")}</legend>
              {OPPORTUNITY_COLUMNS.map((column) => (
                <label key={column} className="choice">
                  <input
                    type="checkbox"
                    name="columns"
                    value={column}
                    defaultChecked={setting.columns.includes(column)}
                  />
                  <span>{t(`columns.${column}`)}</span>
                </label>
              ))}
            </fieldset>
            <button className="btn btn-secondary btn-sm" type="submit">
              {t("columns.save")}
            </button>
          </PostForm>
        </Popover>
      ) : null}
    </>
  );
}
