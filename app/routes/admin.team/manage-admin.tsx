import { useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import type { listAdmins } from "#app/services/admins/list-admins.server.ts";

export type AdminRow = Awaited<ReturnType<typeof listAdmins>>["admins"][number];

/** Actions on another admin, opened in their row: propose a role, take one away, remove. */
export function ManageAdmin({ admin }: { admin: AdminRow }) {
  const t = useTranslations("admin.admins.team");
  const term = useTerm();
  const { id, name, missing, takeable, mayGrant, mayRemove, isYou } = admin;
  if (isYou) return <span className="small muted">{t("onlyOther")}</span>;
  return (
    <Popover
      summary={
        <>
          {t("manage")}
          <span className="visually-hidden"> {name}</span>
        </>
      }
      group="admin"
    >
      <div className="stack-lg">
        {mayGrant && missing.length > 0 ? (
          <PostForm className="stack" sent={{ act: "grant", userId: id }}>
            <RadioField
              field={{ name: "role", id: `role-${id}`, defaultValue: missing[0] }}
              label={t("grant")}
              hint={t("grantText", { name })}
              column
              choices={missing.map((value) => ({ value, label: term("adminRoles", value) }))}
            />
            <SubmitButton tone="secondary" size="sm">
              {t("grantAct")}
            </SubmitButton>
          </PostForm>
        ) : null}
        {takeable.length > 0 ? (
          <div className="stack">
            <p className="small">{t("takeText", { name })}</p>
            {takeable.map((role) => (
              <PostForm key={role} className="row" sent={{ act: "take", userId: id, role }}>
                <SubmitButton tone="secondary" size="sm">
                  {t("take", { role: term("adminRoles", role) })}
                </SubmitButton>
              </PostForm>
            ))}
          </div>
        ) : null}
        {mayRemove ? (
          <PostForm className="stack" sent={{ act: "remove", userId: id }}>
            <p className="small">{t("removeText", { name })}</p>
            <SubmitButton tone="danger" size="sm">
              {t("remove", { name })}
            </SubmitButton>
          </PostForm>
        ) : null}
      </div>
    </Popover>
  );
}
