/** The routes of GET requests that ever ran more than `most` SQL statements. */
export async function routesAskingMoreThan(most: 2 | 4 | 6 | 8 | 12): Promise<string[]> {
  const figures = await (await fetch(process.env.E2E_METRICS ?? "")).text();
  const requests = new Map<string, number>();
  const within = new Map<string, number>();
  const line = /^http_request_statements_bucket\{(?<labels>.*)\} (?<count>\d+)$/gm;
  for (const { groups = {} } of figures.matchAll(line)) {
    const label = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(groups.labels ?? "")?.[1];
    const [route, upTo] = [label("route"), label("le")];
    if (label("method") !== "GET" || route === undefined) continue;
    if (upTo === "+Inf") requests.set(route, Number(groups.count));
    if (upTo === String(most)) within.set(route, Number(groups.count));
  }
  return [...requests].flatMap(([route, count]) => (within.get(route) === count ? [] : [route])).sort();
}
