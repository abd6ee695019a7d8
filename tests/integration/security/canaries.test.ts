import { Agent } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { canariesIn } from "#tests/factories/canaries.ts";
import { replaceHiddenFacts } from "#tests/factories/replace-hidden-facts.ts";
import { givenIn } from "#tests/factories/given.ts";
import { identifiedIn } from "#tests/support/canaries/hidden.ts";
import { opportunityAddresses, readWholeList } from "#tests/support/canaries/ranked-list.ts";
import { inTurn, lasting, read, readAll, type Read, type Reader } from "#tests/support/canaries/reading.ts";
import { canaryDataset, forOthers } from "#tests/support/canaries/canary-dataset.ts";
import { createTestSessions } from "#tests/support/forms/session-cookies.ts";
import { builtPages, openWeb, type OpenWeb } from "#tests/support/http/open-web.ts";
import { withTestSessions } from "#tests/support/http/test-sessions.ts";
import { posted, rawRequest } from "#tests/support/http/raw-request.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { workOff } from "#tests/support/jobs.ts";
import { isWhole, sampleOf } from "#tests/support/sample.ts";

/**
 * Two hundred companies with unique names, codes, addresses and people. Whatever an institution may request, none of
 * these is in any byte of the responses before that company consents to that institution. Of addresses that differ only
 * in an id the suite reads one, from half of the pages; `npm run prove:samples` five, from all.
 */
const likeEach = isWhole ? 5 : 1;
const app = openTestApp();
const sessions = createTestSessions();
const agent = new Agent({ keepAlive: true, maxSockets: 6 });
let web: OpenWeb;
let testData: Awaited<ReturnType<typeof canaryDataset>>;

beforeAll(async () => {
  const build = await builtPages();
  web = await openWeb(withTestSessions(app.web, sessions.byToken), build);
  await app.setNow(new Date());
  testData = await canaryDataset(app, build);
}, 300_000);
afterAll(async () => {
  agent.destroy();
  await web.stop();
});

function readerAs(cookie: string, locale: Reader["locale"] = "en"): Reader {
  return { url: web.url, agent, cookie, locale };
}

test("the canaries are detectable: a company's own pages contain them", async () => {
  const reads = await readAll(
    readerAs(sessions.company(testData.canary(3).actor)),
    ["/company/profile", "/company/rights"],
    { likeEach: 0 },
  );
  expect(reads.map(({ answer }) => [...identifiedIn(answer.text, testData.tokens).keys()])).toEqual([
    [3],
    [3],
    [3],
    [3],
  ]);
});

test("before consent no page, list, table, preview or error served to an institution identifies a company", async () => {
  const pages = [
    ...(await testData.pagesOf(["institution", "public"])),
    ...opportunityAddresses(testData.mandates),
    ...testData.mandates.map((id) => `/institution/mandates/${id}/preview?unit=wan&amountMaxFen=9000`),
  ];
  const isRead = (path: string) => !/^\/(company|admin|dev)\b/.test(path);
  const cookie = sessions.institution(testData.bank);
  const reads = await readAll(readerAs(cookie), sampleOf(pages, 2), { likeEach, isRead });
  expect(testData.leaks(reads)).toEqual([]);
  const inChinese = await readAll(readerAs(cookie, "zh-CN"), sampleOf(pages, 6), { likeEach: 0 });
  expect(testData.leaks(inChinese)).toEqual([]);
  const statuses = reads.map(({ answer }) => answer.status);
  expect([200, 404].filter((status) => !statuses.includes(status))).toEqual([]);
  expect(reads.filter(({ answer }) => answer.status >= 500).map(({ path }) => path)).toEqual([]);
  expect(reads.length).toBeGreaterThan(isWhole ? 200 : 100);
}, 180_000);

test("before consent no refusal, of whatever kind, identifies a company", async () => {
  const { prospectId } = testData.canary(forOthers);
  const bodies = [
    "act=accept",
    "act=decline&reasonCode=price",
    "act=sign",
    `act=pass&mandateId=${testData.mandates[0]}&prospectId=${testData.canary(35).prospectId}&reasonCode=price`,
    `prospect=${testData.canary(0).prospectId}&mandate=${testData.mandates[0]}&purpose=assess_financing`,
    `prospect=${prospectId}&mandate=${testData.mandates[2]}&purpose=assess_financing`,
    "instrument=ip_pledge_loan",
    "act=nothing",
    "",
  ];
  // The bank's own data is not changed: these go to others' data, and to the bank's with invalid input.
  const pages = [
    ...(await testData.pagesOf(["institution"], 8)),
    ...(await testData.pagesOf(["company"], 1)),
  ].filter((path) => !/\/team|\/profile|\/application/.test(path));
  const cookie = sessions.institution(testData.bank);
  const own = await testData.idsOfBank();
  const isOwn = (path: string) => own.some((id) => path.includes(id)) || path === "/institution/mandates";
  const reads = await inTurn(
    pages.flatMap((path) => (isOwn(path) ? ["act=nothing"] : bodies).map((body) => ({ path, body }))),
    async ({ path, body }): Promise<Read> => ({
      path: `${path} ${body}`,
      answer: await rawRequest(
        web.url,
        path,
        posted(app.web.config.web.publicOrigin, body, { headers: { cookie }, agent }),
      ),
    }),
  );
  expect(testData.leaks(reads)).toEqual([]);
  const seen = new Set(reads.map(({ answer }) => answer.status));
  expect([403, 404, 409, 422].filter((status) => !seen.has(status))).toEqual([]);
}, 180_000);

test("before consent no e-mail to an institution's people identifies a company", async () => {
  await app.sql`update accounts."user" set email = 'desk@bank.test' where id = ${testData.bank.userId}`;
  await workOff(app);
  const rows: { text: string }[] = await app.sql`select subject || E'\\n' || text || E'\\n' || html as text
    from dev_mail where recipient = 'desk@bank.test'`;
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.flatMap(({ text }) => [...identifiedIn(text, testData.tokens).values()])).toEqual([]);
}, 60_000);

test("a visitor, an applicant, a suspended institution and another company are shown nothing of a company", async () => {
  const applicant = await givenIn(app).institution();
  const public_ = await testData.pagesOf(["institution", "public"]);
  for (const [nth, cookie] of [
    "",
    sessions.institution(applicant, null),
    sessions.institution(applicant, "suspended"),
  ].entries()) {
    const some = public_.filter((_, at) => isWhole || at % 3 === nth);
    const reads = await inTurn(some, async (path) => ({
      path,
      answer: await read(readerAs(cookie), path),
    }));
    expect(testData.leaks(reads)).toEqual([]);
  }
  const company = readerAs(sessions.company(testData.canary(40).actor));
  const reads = await inTurn(await testData.pagesOf(["company", "public"]), async (path) => ({
    path,
    answer: await read(company, path),
  }));
  expect(testData.leaks(reads, [40])).toEqual([]);
}, 120_000);

test("after consent the granted fields, and no others, are shown to that institution only, until it is revoked", async () => {
  const [known, reachable] = [testData.canary(50), testData.canary(51)];
  const of = [
    await testData.ours.consented(known, ["identity"]),
    await testData.ours.consented(reachable, ["identity", "contacts"]),
  ];
  const [first = "", second = ""] = of;
  const page = (id: string) => `/institution/introductions/${id}`;
  const bankReads = readerAs(sessions.institution(testData.bank));
  for (const path of [page(first), `${page(first)}.data`]) {
    const { text } = await read(bankReads, path);
    const { legalName, englishName, uscc, address, website } = known.hidden;
    for (const word of [legalName, englishName, uscc, address, website]) expect(text).toContain(word);
    const { contactName, contactPhone, contactEmail, keyPeople, titles, certificate, personName } =
      known.hidden;
    for (const word of [contactName, contactPhone, contactEmail, keyPeople, titles, certificate, personName])
      expect(text).not.toContain(word);
  }
  const { contactName, contactPhone, contactEmail, keyPeople } = reachable.hidden;
  const { text } = await read(bankReads, page(second));
  for (const word of [contactName, contactPhone, contactEmail, keyPeople]) expect(text).toContain(word);

  const pages = [...sampleOf(await testData.pagesOf(["institution", "public"]), 6), ...of.map(page)];
  const byBank = await readAll(bankReads, pages, {
    likeEach: isWhole ? 2 : 1,
    isRead: (path) => path.startsWith("/institution"),
  });
  expect(testData.leaks(byBank, [50, 51])).toEqual([]);
  const byOther = await readAll(readerAs(sessions.institution(testData.other)), pages, {
    likeEach: isWhole ? 2 : 1,
    isRead: (path) => path.startsWith("/institution"),
  });
  expect(testData.leaks(byOther, [forOthers])).toEqual([]);
  expect(testData.leaks(byOther)).not.toEqual([]);

  for (const [at, introductionId] of of.entries())
    await revokeConsent(app.web, [known, reachable][at]?.actor ?? known.actor, introductionId);
  expect(testData.leaks(await readAll(bankReads, pages, { likeEach: 0 }))).toEqual([]);
}, 180_000);

test("a company's identity and hidden facts change nothing in what is served: no order, no byte", async () => {
  const reader = readerAs(sessions.institution(testData.bank));
  const own = (await testData.pagesOf(["institution"])).filter(
    (path) => !path.includes("/introductions/new"),
  );
  const pages = sampleOf(own, 6);
  const look = async () => {
    // A walk asks for more lists as CSV in a minute than a person may in an hour.
    await app.sql`delete from counted_use`;
    const lists = await inTurn(sampleOf(opportunityAddresses(testData.mandates), 6), (path) =>
      readWholeList(reader, path),
    );
    const reads = await inTurn(pages, async (path) => ({ path, answer: await read(reader, path) }));
    return {
      order: lists.map(({ path, prospects }) => `${path}: ${prospects.join(" ")}`),
      bytes: [...lists.flatMap(({ reads: each }) => each), ...reads].map(
        (each) => `${each.path}\n${lasting(each)}`,
      ),
    };
  };
  await workOff(app);
  const before = await look();
  expect(before.order.filter((list) => list.split(" ").length > 100)).not.toEqual([]);
  await canariesIn(app).permute(testData.canaries);
  // Companies without any consent: all that their teasers hide is changed.
  const unmet = testData.canaries.slice(forOthers + 14).filter(({ at }) => at !== 50 && at !== 51);
  const changed = await replaceHiddenFacts(app, unmet);
  for (const fact of ["figures", "founded", "ask", "rate"] as const)
    expect(changed.get(fact)).toBeGreaterThan(unmet.length * 0.8);
  await workOff(app);
  await testData.rank();
  const after = await look();
  expect(after.order).toEqual(before.order);
  expect(
    after.bytes.filter((page, at) => page !== before.bytes[at]).map((page) => page.split("\n")[0]),
  ).toEqual([]);
}, 180_000);
