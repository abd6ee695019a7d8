import { useTranslations } from "use-intl";
import { RadioField } from "#app/components/ui/choices.tsx";
import type { ReplyForm } from "#app/components/ui/reply-form.ts";
import {
  deliveries,
  type Delivery,
  type NotificationGroup,
} from "#app/domain/notifications/group-settings.ts";

interface Group {
  group: NotificationGroup;
  usual: Delivery;
  /** Cannot be turned off. */
  isAlways: boolean;
}

/** One question per group; groups that cannot be turned off show why. */
export function GroupFields({ form, groups }: { form: ReplyForm; groups: readonly Group[] }) {
  const t = useTranslations("notifications");
  return groups.map(({ group, usual, isAlways }) =>
    isAlways ? (
      <div className="field" key={group}>
        <p>
          <b>{t(`groups.${group}`)}</b>
        </p>
        <p className="field__hint">{t(`about.${group}`)}</p>
        <p className="small">{t("emails.always")}</p>
      </div>
    ) : (
      <RadioField
        key={group}
        field={form.field(group)}
        label={t(`groups.${group}`)}
        hint={t(`about.${group}`)}
        choices={deliveries.map((value) => ({
          value,
          label: value === usual ? t("emails.usual", { way: t(`ways.${value}`) }) : t(`ways.${value}`),
        }))}
      />
    ),
  );
}
