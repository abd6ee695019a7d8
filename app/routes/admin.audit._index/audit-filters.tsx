import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Button } from "#app/components/ui/button.tsx";
import { DateField, SelectField } from "#app/components/ui/inputs.tsx";
import { FilterChips, type FilterOn } from "#app/components/ui/navigation.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { eventSubjects, eventTypes } from "#app/domain/events/event.ts";
import { EVENT_ACTORS, type EventFilter } from "#app/domain/events/event-filter.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { withQuery } from "#app/shared/paths.ts";

type Cache = Omit<EventFilter, "after">;
type FilterName = keyof Cache;

/** The log's filters, as chips, and the filter form. */
export function AuditFilters({ filter }: { filter: Cache }) {
  const t = useTranslations("admin.audit");
  const events = useTranslations("terms.events");
  const subjects = useTranslations("terms.subjects");
  const term = useTerm();
  const without = (name: FilterName) => withQuery(adminPaths.trail(), { ...filter, [name]: undefined });
  const words: Record<FilterName, (value: string) => FilterOn["value"]> = {
    subject: (value) => subjects(value as never),
    subjectId: (value) => value.slice(0, 8),
    type: (value) => events(value as never, { kind: "none" } as never),
    actor: (value) => term("parties", value),
    actorId: (value) => value.slice(0, 8),
    from: (value) => <Day day={value} />,
    until: (value) => <Day day={value} />,
  };
  const on = (Object.keys(words) as FilterName[]).flatMap((name): FilterOn[] => {
    const value = filter[name];
    return value === undefined
      ? []
      : [{ key: name, name: t(`fields.${name}`), value: words[name](value), without: without(name) }];
  });
  const field = (name: FilterName) => ({ name, defaultValue: filter[name], key: filter[name] ?? "" });
  return (
    <div className="stack">
      <Form method="get" action={adminPaths.trail()} className="flex flex-wrap items-end gap-4">
        {filter.subjectId ? <input type="hidden" name="subjectId" value={filter.subjectId} /> : null}
        {filter.actorId ? <input type="hidden" name="actorId" value={filter.actorId} /> : null}
        <SelectField
          field={field("subject")}
          label={t("fields.subject")}
          blank={t("any")}
          options={eventSubjects.map((value) => ({ value, label: subjects(value as never) }))}
        />
        <SelectField
          field={field("type")}
          label={t("fields.type")}
          blank={t("any")}
          options={eventTypes.map((value) => ({
            value,
            label: events(value as never, { kind: "none" } as never),
          }))}
        />
        <SelectField
          field={field("actor")}
          label={t("fields.actor")}
          blank={t("any")}
          options={EVENT_ACTORS.map((value) => ({ value, label: term("parties", value) }))}
        />
        <DateField field={field("from")} label={t("fields.from")} />
        <DateField field={field("until")} label={t("fields.until")} />
        <Button>{t("apply")}</Button>
      </Form>
      {on.length > 0 ? <FilterChips on={on} clear={adminPaths.trail()} /> : null}
    </div>
  );
}
