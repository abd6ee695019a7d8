import { useTranslations } from "use-intl";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { Instant } from "#app/components/ui/when.tsx";
import { useReply } from "#app/shared/reply.ts";
import { ButtonForm } from "#app/components/ui/act-form.tsx";

/** One click: stop requests of all institutions, or allow them again. */
export function Hold({ heldAt }: { heldAt: Date | null }) {
  const t = useTranslations("introduction.hold");
  const act = heldAt === null ? "hold" : "release";
  const { form, refusal } = useReply(act);
  return (
    <ButtonForm act={act} tone="secondary" button={t(act)}>
      <FormErrors errors={errorsOfReply(form, { act: t(act) })} refusal={refusal} />
      <p className="small muted">
        {heldAt === null ? t("open") : t.rich("held", { when: () => <Instant at={heldAt} /> })}
      </p>
    </ButtonForm>
  );
}
