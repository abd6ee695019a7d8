import { beforeAll, describe, expect, test } from "vitest";
import { type LimitedAct, type UsageHolder, USAGE_LIMITS } from "#app/domain/usage/limits.ts";
import { createContext, type AppContext } from "#app/context.server.ts";
import { requestDocument } from "#app/services/documents/request-document.server.ts";
import { requestExport } from "#app/services/exports/request-export.server.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { grantConsent } from "#app/services/introductions/grant-consent.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { migrations } from "#tests/support/postgres/databases.ts";
import { refusalCodeOf, refuses } from "#tests/support/refusals.ts";
import { usedIn } from "#tests/support/used.ts";

const { app: testApp, given, company, institution } = openParties();
const used = usedIn(testApp);
/** Two contexts with pools of their own over one database: what two web processes share. */
let processes: AppContext[];

beforeAll(() => {
  const second = createContext(testApp.web.config, { process: "web", migrations });
  testApp.onClose(() => second.close());
  processes = [testApp.web, second];
});
const minute = 60_000;
const underway = () => underwayIn(testApp, company, institution);

const read = (act: LimitedAct) => async () => (app: AppContext) => countReading(app, institution, act);
/** Each arranges one more use, and returns how a process makes it. */
const acts: Record<LimitedAct, () => Promise<(app: AppContext) => Promise<unknown>>> = {
  async introduction() {
    const { prospect, mandate } = await underwayIn(testApp, await given.company(), institution).pair();
    const request = { prospectId: prospect.id, mandateId: mandate.id, message: null };
    return (app) => requestIntroduction(app, institution, { ...request, purpose: "assess_financing" });
  },
  async message() {
    const { id: introductionId } = await underway().consented();
    return (app) => writeMessage(app, institution, { introductionId, words: "请提供余额表。" });
  },
  async archive() {
    return async (app) => {
      await testApp.sql`update export set status = 'failed'`;
      await requestExport(app, institution, { locale: "en" });
    };
  },
  async documentRequest() {
    const { id: introductionId } = await underway().consented();
    const asked = { introductionId, kind: "contract", words: "合同", dueOn: "2035-01-01" } as const;
    return (app) => requestDocument(app, institution, asked);
  },
  async consentStep() {
    const { id: introductionId } = await underway().introduction();
    const consent = {
      fieldGroups: ["identity" as const],
      purpose: "assess_financing" as const,
      days: 90 as const,
    };
    return (app) => grantConsent(app, company, { introductionId, ...consent });
  },
  preview: read("preview"),
  comparison: read("comparison"),
  spreadsheet: read("spreadsheet"),
  termSheet: read("termSheet"),
  invoiceSheet: read("invoiceSheet"),
  applicationSheet: read("applicationSheet"),
  stream: read("stream"),
  creditCode: read("creditCode"),
};

describe("a usage limit", () => {
  const holders: UsageHolder[] = ["person", "organization"];
  const cases = Object.keys(acts).flatMap((act) =>
    holders.flatMap((holder) => [
      [act, holder, "hour"],
      [act, holder, "day"],
    ]),
  ) as [keyof typeof acts, "person" | "organization", "hour" | "day"][];

  test.each(cases)("of %s for the %s and the %s holds across two processes", async (act, holder, span) => {
    const actor = act === "consentStep" ? company : institution;
    const organizationId = actor.kind === "company" ? actor.companyId : actor.institutionId;
    const most = USAGE_LIMITS[act][holder][span];
    const left = 2;
    await used(
      act,
      holder === "person" ? actor.userId : organizationId,
      most - left,
      span === "hour" ? 30 : 90,
    );
    const doing: ((app: AppContext) => Promise<unknown>)[] = [];
    for (let one = 0; one < left + 2; one += 1) doing.push(await acts[act]());
    const answers: string[] = [];
    const doAt = async (at: number) => {
      const app = processes[at % processes.length];
      if (app) answers.push(await refusalCodeOf((doing[at] ?? (() => Promise.resolve()))(app)));
    };
    // An organization has one archive at a time.
    if (act === "archive") for (let at = 0; at < doing.length; at += 1) await doAt(at);
    else await Promise.all(doing.map((_, at) => doAt(at)));
    expect(answers.sort()).toEqual([
      "nothing refused",
      "nothing refused",
      "usage-limit-reached",
      "usage-limit-reached",
    ]);
  });

  test("admits a use once the last allowed one fits the span again, and states that time", async () => {
    const { hour } = USAGE_LIMITS.comparison.person;
    await used("comparison", institution.userId, hour - 1, 20);
    await used("comparison", institution.userId, 1, 50);
    const [refusal] = await Promise.allSettled([countReading(testApp.web, institution, "comparison")]);
    const { detail } = (refusal as { reason: { detail: Record<string, string | number> } }).reason;
    expect(detail).toMatchObject({ act: "comparison", holder: "person", span: "hour" });
    const inMinutes = (Date.parse(String(detail.freeAt)) - Date.now()) / minute;
    expect(inMinutes).toBeGreaterThan(9.9);
    expect(inMinutes).toBeLessThanOrEqual(10);
    expect(Math.abs(Number(detail.retryAfterSeconds) - inMinutes * 60)).toBeLessThan(3);
    await testApp.sql`update counted_use set at = at - interval '10 minutes'`;
    await countReading(testApp.web, institution, "comparison");
    await refuses("usage-limit-reached", countReading(testApp.web, institution, "comparison"));
  });

  test("does not count a rolled-back action", async () => {
    const missing = { introductionId: crypto.randomUUID(), words: "?" };
    await testApp.expectNoWrites();
    await refuses("introduction-not-found", writeMessage(testApp.web, institution, missing));
  });
});

test("requesting, withdrawing and requesting again is limited to three times a day towards one organization", async () => {
  const pair = await underway().pair();
  const ask = () => given.institutionAsks(pair);
  for (let round = 0; round < 3; round += 1) {
    const { introductionId } = await ask();
    const reason = { reasonCode: "other", note: "changed our mind" };
    await declineIntroduction(testApp.web, institution, { introductionId, ...reason });
  }
  await refuses("usage-limit-reached", ask, testApp.traces);
});
