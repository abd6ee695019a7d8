import { addDays, dayOf } from "#app/lib/days.ts";
import type { Calendar } from "../calendar.ts";
import type { Random } from "../random.ts";
import { usual, WRITTEN, type Written } from "./demo-mandate-list.ts";
import type { SeedInstitution } from "./institutions.ts";
import type { SeedMandate } from "./mandates.ts";
import { playing, type SeedCity } from "./seed-city.ts";

const WAN = 1_000_000n;

export function demoMandates(
  random: Random,
  calendar: Calendar,
  city: SeedCity,
  institutions: readonly SeedInstitution[],
): SeedMandate[] {
  return WRITTEN.flatMap((written) => {
    const institution = institutions.find(({ zh }) => zh === playing(city, written.institution));
    return institution ? [mandateOf(random, calendar, { city, institution, written })] : [];
  });
}

function mandateOf(
  random: Random,
  calendar: Calendar,
  { city, institution, written }: { city: SeedCity; institution: SeedInstitution; written: Written },
): SeedMandate {
  const createdAt = calendar.ago(random, random.int(200, 420));
  const openFrom = calendar.later(random, createdAt, 1, 3);
  const [amountMin, amountMax] = written.amounts;
  return {
    id: random.uuid(),
    institution,
    status: "active",
    titleZh: written.zh,
    titleEn: written.en,
    version: written.version ?? 1,
    createdAt,
    openFrom,
    openUntil: null,
    isWritten: true,
    content: {
      terms: {
        title: written.zh,
        sectorsIncluded: [],
        sectorsExcluded: [],
        districts: [city.code],
        stages: ["growth", "mature"],
        recognitionsAny: [],
        budgetFen: 1n,
        introductionCap: 1,
        amountMinFen: amountMin * WAN,
        amountMaxFen: amountMax * WAN,
        validFrom: dayOf(openFrom),
        validUntil: addDays(calendar.today, 217),
        ...written.terms,
      },
      preferences: (written.preferences ?? usual).map((one) =>
        one.kind === "district" ? { ...one, anyOf: [city.demo.district] } : one,
      ),
    },
  };
}
