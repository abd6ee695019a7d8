import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { routePatterns } from "#app/http/server/route-patterns.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { archivesIn } from "#tests/factories/archives.ts";
import { importedDatasetIn } from "#tests/factories/imported-dataset.ts";
import { dataPath, type Read, read, readAll, type Reader } from "#tests/support/canaries/reading.ts";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { withTestSessions } from "#tests/support/http/test-sessions.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { isWhole, sampleOf } from "#tests/support/sample.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

/**
 * Deals of public records, as read by users of a bank, a fund and a company of them, an admin and a visitor. The suite
 * reads a fifth of the records' pages and of the cursors, `npm run prove:samples` all.
 */
const some = <Item>(items: readonly Item[]): readonly Item[] => sampleOf(items, 5);
const app = openTestApp();
const { archiveFor } = archivesIn(app);
const accounts = accountsIn(app);
const sessions = createTestSessions();
const agent = new Agent({ keepAlive: true, maxSockets: 6 });
let web: OpenWeb;
let dataset: Awaited<ReturnType<typeof importedDatasetIn>>;
let patterns: readonly string[];

beforeAll(async () => {
  const build = await builtPages();
  patterns = routePatterns(build.routes).map(({ pattern }) => pattern);
  web = await openWeb(withTestSessions(app.web, sessions.byToken), build);
  dataset = await importedDatasetIn(app);
}, 300_000);
afterAll(async () => {
  agent.destroy();
  await web.stop();
});

const owner = () => ({ userId: randomUUID(), memberRole: "owner" as const });
const atBank = (institutionId: string): InstitutionActor => ({
  kind: "institution",
  ...owner(),
  institutionId,
});
const atCompany = (): CompanyActor => ({ kind: "company", ...owner(), companyId: dataset.companyId });
const institution = (institutionId: string): string => sessions.institution(atBank(institutionId));
const company = (): string => sessions.company(atCompany());
const reader = (cookie: string, locale: Reader["locale"] = "en"): Reader => ({
  url: web.url,
  agent,
  cookie,
  locale,
});

const ids = ["offer", "deal", "introduction", "application", "prospect", "mandate"] as const;

/** An audience's own pages, and some of those that the dataset has an id for; the walk finds the rest. */
async function addresses(audience: Audience): Promise<string[]> {
  const own = patterns.filter((pattern) =>
    audience === ""
      ? !/^\/(company|institution|admin|dev)\b/.test(pattern)
      : pattern.startsWith(`/${audience}`),
  );
  const pages: string[] = [];
  for (const table of ids) {
    const { rows } = await app.owner.query<{ id: string }>(`select id from ${table}`);
    for (const pattern of own.filter((one) => one.includes(`:${table}Id`)))
      for (const { id } of rows)
        pages.push(pattern.replace(`:${table}Id`, id).replace(":step", "ask").replace(/:\w+/, randomUUID()));
  }
  return [...own.filter((pattern) => !/[:*]/.test(pattern)), ...some(pages)];
}

const statusesOf = (reads: readonly Read[]) => new Set(reads.map(({ answer }) => answer.status));

type Audience = "company" | "institution" | "admin" | "";
const people: readonly (readonly [who: string, audience: Audience, cookie: () => string])[] = [
  ["a bank", "institution", () => institution(dataset.bankId)],
  ["a fund", "institution", () => institution(dataset.fundId)],
  ["a company", "company", company],
  ["an admin", "admin", () => sessions.admin(randomUUID())],
  ["a visitor", "", () => ""],
];
test.each(people)("every page of %s loads", { timeout: 120_000 }, async (_, audience, cookie) => {
  const reads = await readAll(reader(cookie()), await addresses(audience), { likeEach: isWhole ? 10 : 3 });
  expect(reads.filter(({ answer }) => answer.status >= 500).map(({ path }) => path)).toEqual([]);
  expect(statusesOf(reads)).toContain(200);
  expect(reads.length).toBeGreaterThan(isWhole ? 50 : 20);
});

/** Cursors that no list wrote: of a wrong length, with values invalid in PostgreSQL, and with places that exist. */
const someId = randomUUID();
const meddled = [
  ["x", "y"],
  ["2026-01-01", "y"],
  ["2026-02-30T00:00:00.000Z", someId],
  ["2026-01-01T00:00:00.000Z", "y"],
  ["infinity", someId],
  ["0000-01-01 00:00:00+00", "infinity", someId],
  ["infinity", "infinity", "y"],
  ["2026-01-01 25:00:00+00", "infinity", someId],
  ["-1"],
  ["x"],
  [1e300, "5"],
  [0.5, "5"],
  [50, "x", ""],
  [1e9, someId, ""],
  [50, someId, "x"],
  ["\0", someId],
].map((values) => Buffer.from(JSON.stringify(values)).toString("base64url"));

test.each(people)(
  "lists of %s start at their beginning for an invalid cursor",
  async (_, audience, cookie) => {
    const own = patterns.filter((pattern) => !/[:*.]/.test(pattern) && pattern.startsWith(`/${audience}`));
    const lists = [...own, "/notifications"].filter((path) => !/\/(changes|unread|dev\/.*)$/.test(path));
    const statusOf = async (path: string) => (await read(reader(cookie()), dataPath(path))).status;
    const different: string[] = [];
    for (const path of lists) {
      for (const query of ["", "&stage=offered", "&view=decided", "&sort=newest", "&sort=smallest"]) {
        const plain = await statusOf(`${path}?${query}`);
        for (const cursor of some(meddled)) {
          const status = await statusOf(`${path}?after=${cursor}&cursor=${cursor}${query}`);
          if (status !== plain || status >= 500) different.push(`${status}: ${path}?${cursor}${query}`);
        }
        if (!/pipeline|cases|deals$/.test(path)) break;
      }
    }
    expect(different).toEqual([]);
  },
);

async function offerOf(word: string) {
  const rows: { offer: string; deal: string; fingerprint: string }[] = await app.sql`select o.id as offer,
    d.id as deal, s.fingerprint from offer o join deal d on d.offer_id = o.id
    join term_sheet s on s.offer_id = o.id where o.instrument = ${word} and o.company_id = ${dataset.companyId}
    order by o.institution_id = ${dataset.bankId} desc limit 1`;
  const [found] = rows;
  if (found === undefined) throw new Error(`the dataset has no ${word}`);
  return found;
}

async function page(cookie: string, path: string, locale: Reader["locale"] = "en"): Promise<string> {
  const answer = await read(reader(cookie, locale), path);
  expect(answer.status).toBe(200);
  return answer.text.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<[^>]+>/g, "|");
}

test("an offer and its deal show what the record has, and state that the rest is not recorded", async () => {
  const { offer, deal } = await offerOf("bank-loan/revolving");
  const cookie = company();
  const english = await page(cookie, `/company/offers/${offer}`);
  for (const words of ["bank-loan/revolving", "¥0.15M", "84 months", "of 2 funders"])
    expect(english).toContain(words);
  // Rate, repayment, costs, security and conditions; and in the note, who paid what.
  expect(english.match(/not in the record/g)).toHaveLength(6);
  expect(english).not.toContain("0.00%");
  expect((await page(cookie, `/company/offers/${offer}`, "zh-CN")).match(/记录未载明/g)?.length).toBe(6);
  expect(await page(cookie, "/company/offers")).toContain("|lowdoc|");
  const ofDeal = await page(cookie, `/company/deals/${deal}`);
  for (const words of ["revolving from BANK A", "84 months", "not in the record"])
    expect(ofDeal).toContain(words);
  const bank = await page(institution(dataset.bankId), `/institution/offers/${offer}`);
  for (const words of ["bank-loan/revolving", "not in the record"]) expect(bank).toContain(words);
});

test("a record's term sheet can be printed, and anybody can check its fingerprint", async () => {
  const { offer, fingerprint } = await offerOf("bank-loan/revolving/lowdoc");
  const answer = await fetch(`${web.url}/company/offers/${offer}/term-sheet.pdf?language=en`, {
    headers: { cookie: company() },
  });
  expect(answer.status).toBe(200);
  const words = textOfPdf(Buffer.from(await answer.arrayBuffer()));
  for (const word of ["bank-loan/revolving/lowdoc", "not in the record"]) expect(words).toContain(word);
  expect(await page("", `/term-sheets/check?fingerprint=${fingerprint}`)).toContain("version 1");
});

test("each side's export has its records, and the company's has their term sheets", async () => {
  const { companyId, bankId } = dataset;
  const sits = async (organizationId: string) =>
    (await accounts.person({ organizationId, memberRole: "owner" })).userId;
  const borrower = await archiveFor({ ...atCompany(), userId: await sits(companyId) });
  expect([...borrower.files.keys()].filter((path) => path.endsWith(".pdf")).length).toBeGreaterThan(3);
  const versions = borrower.data("offerVersions").map(({ terms }) => terms);
  expect(versions).toContainEqual(
    expect.objectContaining({ instrument: "record", calledThere: "bank-loan" }),
  );
  const bank = await archiveFor({ ...atBank(bankId), userId: await sits(bankId) });
  expect(bank.data("deals").length).toBeGreaterThan(4);
});
