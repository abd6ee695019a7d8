import { dayOf } from "#app/lib/days.ts";
import { rateOfTerms } from "#app/domain/offers/terms/offer-terms.ts";
import { Agent } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { accountsIn, password } from "#tests/factories/accounts.ts";
import { givenIn } from "#tests/factories/given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { posted, rawRequest } from "#tests/support/http/raw-request.ts";
import { cookieOf, type Measured, shareOf } from "./measure.ts";

const mandates = 20;
/** Longer than an organization counts as present after its last request. */
const presenceMs = 1_100;
const budgetFen = 10n ** 15n;

/** The data of the acts: a company with many prospects, and an institution with consents and mandates for them. */
export interface ActGround {
  app: TestApp;
  origin: string;
  institution: InstitutionActor;
  institutionEmail: string;
}

/**
 * So many clients review a sheet, issue an offer and then accept one after the other, each once, over connections that
 * stay open. A review prices the sheet and stores it; an issue prices it again, seals it and opens the application's next
 * step; an acceptance reserves a budget, settles the offers beside it and opens a deal. The first are not measured, as a
 * page is asked before it is: until every connection has planned every statement. Each act has the process to itself, as
 * a page has: an organization counts as present for a second (docs/decisions/0078).
 */
export async function issuesAndAcceptances(
  ground: ActGround,
  clients: number,
  { count, unmeasured = 0 }: { count: number; unmeasured?: number },
): Promise<Measured[]> {
  const { app, origin, institutionEmail } = ground;
  const given = givenIn(app);
  const company = await given.company();
  const { email } = await accountsIn(app).person(
    { organizationId: company.companyId, memberRole: "owner" },
    null,
    true,
  );
  const drafts = await draftsOf(ground, company, count + unmeasured);
  const asBank = await cookieOf(origin, { email: institutionEmail, password: "spring-thaw-2018" });
  const asCompany = await cookieOf(origin, { email, password });
  const review = drafts.map((id) => ({ path: `/institution/offers/${id}`, fields: sheetFields() }));
  // What was reviewed is the draft's second revision.
  const typedAmount = "5000000";
  const fields = { act: "issue", revision: "2", version: "0", rounds: "0", rate: rateToday(), typedAmount };
  const issue = drafts.map((id) => ({ path: `/institution/offers/${id}?as=move`, fields }));
  const accept = drafts.map((id) => ({
    path: `/company/offers/${id}/accept`,
    fields: { act: "accept", version: "1", rounds: "0", typedAmount, consent: "in_force" },
  }));
  return [
    await each("one sheet reviewed", origin, asBank, review, { clients, unmeasured }),
    await each("one offer issued", origin, asBank, issue, { clients, unmeasured }),
    await each("one offer accepted", origin, asCompany, accept, { clients, unmeasured }),
  ];
}

/** Offers that wait to be issued, each on a consent and a prospect of its own. */
async function draftsOf(
  { app, institution }: ActGround,
  company: CompanyActor,
  count: number,
): Promise<string[]> {
  const given = givenIn(app);
  const underway = underwayIn(app, company, institution);
  const own = await Promise.all(
    Array.from({ length: mandates }, () => given.activeMandate(institution, { budgetFen })),
  );
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const mandate = own[at % own.length];
    if (mandate === undefined) continue;
    const prospect = await given.publishedProspect(company);
    ids.push((await underway.draftedOffer({ prospect, mandate })).id);
  }
  return ids;
}

/** A term sheet as the builder sends it. */
/** The contract rate of those sheets. */
function rateToday(): string {
  const terms = { instrument: "ip_pledge_loan", rateBasis: "lpr", lprTerm: "1Y", spreadBp: 75 } as const;
  return rateOfTerms(terms, dayOf(new Date())) ?? "none";
}

function sheetFields(): Record<string, string> {
  return {
    unit: "wan",
    instrument: "ip_pledge_loan",
    amountFen: "500",
    rateBasis: "lpr",
    lprTerm: "1Y",
    spreadBp: "75",
    rateReset: "fixed_for_term",
    termMonths: "24",
    repaymentMethod: "annuity",
    securityKinds: "class_one_ip",
    conditionsText: "专利质押登记完成",
    revision: "1",
    expiresOn: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10),
  };
}

interface Act {
  path: string;
  fields: Record<string, string>;
}

/** Each act once, so many at a time, over connections that stay open. */
async function each(
  name: string,
  origin: string,
  cookie: string,
  acts: readonly Act[],
  { clients, unmeasured }: { clients: number; unmeasured: number },
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let [failed, bytes] = [0, 0];
  const all = (some: readonly Act[], isMeasured: boolean) => {
    const waiting = some.values();
    return Promise.all(
      Array.from({ length: clients }, async () => {
        for (const { path, fields } of waiting) {
          const { headers, ...form } = posted(origin, fields);
          const sent = performance.now();
          const answer = await rawRequest(origin, path, { ...form, headers: { ...headers, cookie }, agent });
          if (isMeasured) times.push(performance.now() - sent);
          bytes = Buffer.byteLength(answer.text);
          if (answer.status !== 303) failed += 1;
        }
      }),
    );
  };
  await sleep(presenceMs);
  await all(acts.slice(0, unmeasured), false);
  const begun = performance.now();
  await all(acts.slice(unmeasured), true);
  const seconds = (performance.now() - begun) / 1_000;
  agent.destroy();
  return {
    name,
    requestsPerSecond: times.length / seconds,
    p50Ms: shareOf(times, 0.5),
    p99Ms: shareOf(times, 0.99),
    ofBare: null,
    bytes,
    failed,
  };
}
