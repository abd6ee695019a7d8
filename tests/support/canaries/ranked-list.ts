import { linksIn, read, type Read, type Reader } from "./reading.ts";

/**
 * The ranked list and its table in every view, order and filter that its page offers; of a paused mandate, unfiltered.
 */
export function opportunityAddresses([broad, narrow, resting]: readonly [string, string, string]): string[] {
  const filters = [
    "",
    "sort=newest",
    "sort=oldest",
    "sort=smallest",
    "sort=largest",
    "sort=shortest",
    "sort=longest",
    "sort=revenue",
    "view=near",
    "view=passed",
    "first=10",
    "from=5000000",
    "to=20000000",
    "sector=photonics",
    "sector=photonics%2Flaser-devices",
    "sector=rail-and-equipment",
    "district=2201",
    "district=2201%2F220104",
    "stage=growth",
    "stage=mature",
    "instrument=ip_pledge_loan",
    "recognition=high_tech_enterprise",
    // Requests that no page offers: a search by name, an order by it, and an own cursor.
    "q=%E9%87%91%E4%B8%9D%E9%9B%80",
    "sort=name",
    "after=eyJ2YWx1ZSI6MX0",
  ];
  return [broad, narrow, resting].flatMap((mandate) =>
    ["/institution/opportunities", "/institution/opportunities.csv"].flatMap((path) =>
      (mandate === resting ? [""] : filters).map(
        (filter) => `${path}?mandate=${mandate}${filter === "" ? "" : `&${filter}`}`,
      ),
    ),
  );
}

/** A list from its first page to its last: the prospects in their order, and everything that was served. */
export async function readWholeList(
  reader: Reader,
  path: string,
): Promise<{ path: string; prospects: string[]; reads: Read[] }> {
  const reads: Read[] = [];
  const prospects: string[] = [];
  for (let at: string | undefined = path; at !== undefined;) {
    const answer = await read(reader, at);
    reads.push({ path: at, answer });
    const onPage = [
      ...answer.text.matchAll(/href="\/institution\/opportunities\/(P-\d+|[0-9a-f-]{36})/g),
    ].map(([, id = ""]) => id);
    prospects.push(...new Set(onPage));
    const here: string = at;
    at = linksIn(answer.text).find((link) => /[?&]after=/.test(link) && link !== here && !seen(reads, link));
  }
  return { path, prospects, reads };
}

const seen = (reads: readonly Read[], link: string): boolean => reads.some(({ path }) => path === link);
