import { mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import type { Calendar } from "../calendar.ts";
import type { Random } from "../random.ts";
import texts from "../texts/mandates.json" with { type: "json" };
import { type CityDefinition, counterpartOf } from "./cities.ts";
import type { SeedInstitution } from "./institutions.ts";
import type { SeedMandate } from "./mandates.ts";

/** The mandates by which the demonstration's own company and institution match. */
export function demoMandates(
  random: Random,
  calendar: Calendar,
  city: CityDefinition,
  institutions: readonly SeedInstitution[],
): SeedMandate[] {
  return texts.mandates.flatMap(
    ({ institution: name, zh, en, version, terms, preferences }): SeedMandate[] => {
      const institution = institutions.find((one) => one.zh === counterpartOf(city, name));
      if (institution === undefined) return [];
      const createdAt = calendar.ago(random, random.int(200, 420));
      const openFrom = calendar.later(random, createdAt, 1, 3);
      const content = mandateContentSchema.parse({
        terms: {
          title: zh,
          sectorsIncluded: [],
          sectorsExcluded: [],
          districts: [city.code],
          stages: ["growth", "mature"],
          recognitionsAny: [],
          budgetFen: "1",
          introductionCap: 1,
          validFrom: dayOf(openFrom),
          validUntil: addDays(calendar.today, 217),
          ...terms,
        },
        preferences: (preferences ?? texts.preferences).map((one) =>
          one.kind === "district" ? { ...one, anyOf: [city.demo.district] } : one,
        ),
      });
      return [
        {
          id: random.uuid(),
          institution,
          status: "active",
          content,
          titleZh: zh,
          titleEn: en,
          version,
          createdAt,
          openFrom,
          openUntil: null,
          isWritten: true,
        },
      ];
    },
  );
}
