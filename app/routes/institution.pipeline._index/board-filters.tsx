import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useAddressFields } from "#app/components/ui/address-fields.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { usePlainForms } from "#app/components/ui/plain-links.ts";
import { useOptions } from "#app/components/ui/term.tsx";
import { INSTRUMENTS } from "#app/domain/codes/instruments.ts";
import type { BoardQuery } from "#app/domain/pipeline/forms.ts";
import { paths, withQuery } from "#app/shared/paths.ts";
import type { Board } from "./shapes.ts";

/** The board's filters: frequent ones as chips, the rest in a form that loads when it is opened and applies each choice at once; all in the URL. */
export function BoardFilters({ board: { query, sums, people, mandates, me } }: { board: Board }) {
  const t = useTranslations("pipeline");
  const options = useOptions();
  const { after: _, filters: __, ...rest } = query;
  const to = (change: Partial<BoardQuery>) => withQuery(paths.institution.pipeline(), { ...rest, ...change });
  const isFiltered = Object.entries(rest).some(([key, value]) => key !== "stage" && value !== undefined);
  const isOpen = mandates !== null;
  const chip = (isOn: boolean) => (isOn ? "chip chip--on" : "chip");
  return (
    <div className="toolbar toolbar--plain" ref={useAddressFields()} {...usePlainForms()}>
      <div className="chips">
        <Link
          className={chip(rest.waiting !== undefined)}
          aria-current={rest.waiting === undefined ? undefined : "true"}
          to={to({ waiting: rest.waiting === undefined ? "us" : undefined })}
        >
          {t("filter.waiting")} <b>{sums.waiting}</b>
        </Link>
        <Link
          className={chip(rest.overdue !== undefined)}
          aria-current={rest.overdue === undefined ? undefined : "true"}
          to={to({ overdue: rest.overdue === undefined ? "yes" : undefined })}
        >
          {t("filter.overdue")} <b>{sums.overdue}</b>
        </Link>
        <Link
          className={chip(rest.owner === me)}
          aria-current={rest.owner === me ? "true" : undefined}
          to={to({ owner: rest.owner === me ? undefined : me })}
        >
          {t("filter.mine")}
        </Link>
        <Link
          className="chip chip--add"
          to={to({ filters: isOpen ? undefined : "open" })}
          aria-expanded={isOpen}
          preventScrollReset
        >
          <Icon name={isOpen ? "cross" : "plus"} />
          {t("filter.title")}
        </Link>
        {isFiltered ? (
          <Link className="chip" to={withQuery(paths.institution.pipeline(), { stage: rest.stage })}>
            {t("filter.clear")}
          </Link>
        ) : null}
      </div>
      <p className="toolbar__count">
        {t("order")}
        <span className="phone-hide">{t("orderKeys")}</span>
      </p>
      {isOpen ? (
        <form
          method="get"
          action={paths.institution.pipeline()}
          className="filter-panel"
          aria-label={t("filter.title")}
        >
          <input type="hidden" name="filters" value="open" />
          {(["waiting", "overdue", "stage"] as const).map((field) =>
            rest[field] === undefined ? null : (
              <input key={field} type="hidden" name={field} value={rest[field]} />
            ),
          )}
          <SelectField
            field={{ name: "owner", defaultValue: rest.owner }}
            label={t("filter.owner")}
            blank={t("filter.anyone")}
            options={[
              ...people.map((person) => ({ value: person.userId, label: person.name })),
              { value: "nobody", label: t("filter.nobody") },
            ]}
          />
          <SelectField
            field={{ name: "mandate", defaultValue: rest.mandate }}
            label={t("filter.mandate")}
            blank={t("filter.all")}
            options={mandates.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            field={{ name: "instrument", defaultValue: rest.instrument }}
            label={t("filter.instrument")}
            blank={t("filter.all")}
            options={options("instruments", INSTRUMENTS)}
          />
          <noscript>
            <Button>{t("filter.show")}</Button>
          </noscript>
        </form>
      ) : null}
    </div>
  );
}
