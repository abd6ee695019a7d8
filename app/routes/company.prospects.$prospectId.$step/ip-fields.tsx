import { useTranslations } from "use-intl";
import { lazyView } from "#app/components/layout/lazy-view.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { NumberField } from "#app/components/ui/number-field.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import { NotedHint } from "#app/components/prospects/editor/noted-text.tsx";
import { noteOf } from "#app/components/prospects/editor/step-notes.tsx";
import { paths } from "#app/shared/paths.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";

/** Loaded late: of five steps one shows them, and nobody types there. */
const HeldLists = lazyView(() => import("./held-lists.tsx").then((view) => view.HeldLists));

/** The company's lists, and this prospect's own fields. */
export function IpFields({ form, read }: { form: ReplyForm; read: ProspectRead }) {
  const t = useTranslations("prospect");
  const note = (field: string) => noteOf(read, "ip", field);
  return (
    <>
      <HeldLists read={read} />
      <div className="row">
        <LinkButton to={paths.company.rights()}>{t("ip.edit")}</LinkButton>
      </div>
      <NumberField
        field={form.field("pendingInventions")}
        label={t("fields.ip.pendingInventions")}
        hint={<NotedHint note={note("pendingInventions")}>{t("hints.pendingInventions")}</NotedHint>}
        whole
        optional
      />
      <p className="note-line">{t("ip.complete")}</p>
    </>
  );
}
