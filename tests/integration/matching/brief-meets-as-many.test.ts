import { expect, test } from "vitest";
import { isCertain, isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import { BRIEF_FIELDS } from "#app/domain/prospects/brief-fields.ts";
import type { Brief } from "#app/domain/prospects/brief.ts";
import { type ProspectContent, prospectContentSchema } from "#app/domain/prospects/content.ts";
import { latestFirst } from "#app/domain/organizations/figures.ts";
import { dayOf } from "#app/lib/days.ts";
import { pick } from "#app/lib/pick.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { readProspectWithFit } from "#app/services/matching/read-prospect-with-fit.server.ts";
import { readVisibleMandates } from "#app/services/matching/read-visible-mandates.server.ts";
import { refreshMatchesOfProspect } from "#app/services/matching/refresh-matches-of-prospect.server.ts";
import { saveCompanyProfile } from "#app/services/organizations/save-company-profile.server.ts";
import { saveCompanyRecognition } from "#app/services/organizations/save-company-recognition.server.ts";
import { chooseDisclosure } from "#app/services/prospects/choose-disclosure.server.ts";
import { saveProspectBrief } from "#app/services/prospects/save-prospect-brief.server.ts";
import { saveProspectStep } from "#app/services/prospects/save-prospect-step.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { moderationIn, validCode } from "#tests/factories/moderation.ts";
import { openWith, system } from "#tests/factories/open-given.ts";

const { app, given, db } = openWith(companiesIn, {}, { data: "city" });
const operator = moderationIn(app);

/** Seeded companies of all kinds: each with what it wrote in every step. */
async function seededContents(count: number): Promise<ProspectContent[]> {
  const rows: { content: unknown }[] = await app.sql`
    select v.content from prospect p
    join prospect_version v on v.prospect_id = p.id and v.version = p.live_version
    where p.status = 'published' order by md5(p.id::text) limit ${count}`;
  return rows.map(({ content }) => prospectContentSchema.parse(content));
}

/** A newcomer registered with that company's data, and the draft that this begins. */
async function newcomer({ company }: ProspectContent) {
  const actor = await given.newcomer();
  await saveCompanyProfile(app.web, actor, { ...company, uscc: validCode(), version: 0 });
  return { actor, prospectId: await startProspect(app.web, actor) };
}

type Writing = Awaited<ReturnType<typeof newcomer>>;

/** Writes every field of every step. */
async function writesAll({ actor, prospectId }: Writing, content: ProspectContent): Promise<number> {
  for (const code of content.ip.recognitions) {
    await saveCompanyRecognition(app.web, actor, { code, validUntil: content.ip.recognisedUntil[code] });
  }
  let revision = 1;
  const { business, people, figures, ask } = content;
  const ip = { pendingInventions: content.ip.pendingInventions };
  for (const [step, fields] of Object.entries({ business, people, figures, ip, ask })) {
    const saved = await saveProspectStep(app.web, actor, {
      prospectId,
      step: step as "ask",
      revision,
      fields: fields,
      isComplete: true,
    });
    ({ revision } = saved);
  }
  return revision;
}

/** Writes the short form. */
async function writesBrief({ actor, prospectId }: Writing, content: ProspectContent): Promise<number> {
  const [latest] = latestFirst(content.figures.years);
  const brief: Brief = {
    revision: 1,
    ...pick(content.ask, ...BRIEF_FIELDS.ask),
    ...pick(content.business, ...BRIEF_FIELDS.business),
    ...pick(content.people, ...BRIEF_FIELDS.people),
    revenueFen: latest?.revenueFen ?? 0n,
    staff: latest?.staff ?? 0,
    recognitions: content.ip.recognitions,
  };
  await saveProspectBrief(app.web, actor, { prospectId, brief, year: latest?.year ?? 2025 });
  return 2;
}

/** Submits it, and reads which mandates the submitted version meets: at least possibly, and plainly. */
async function submits({ actor, prospectId }: Writing, revision: number) {
  await submitProspect(app.web, actor, { prospectId, revision });
  const [row] = await given.versionRows(prospectId);
  const content = prospectContentSchema.parse(row?.content);
  const day = dayOf(app.web.now());
  const facts = factsOf(content, { prospectId, version: 1, acceptedFen: 0n }, day);
  const mandates = await app.web.readAs(actor, (trx) => readVisibleMandates(app.web, trx, prospectId));
  const idsOf = (meets: typeof isEligible) =>
    mandates.flatMap(({ terms }) => (meets(facts, terms, day) ? [terms.mandateId] : []));
  const { fit } = await readProspectWithFit(app.web, actor, prospectId);
  return {
    content,
    eligible: idsOf(isEligible),
    certain: idsOf(isCertain),
    fits: fit === "reversed" ? null : fit?.fits,
  };
}

/** Publishes it as whoever agrees to be recognised: nothing is left out of its teaser; and the worker matches it. */
async function publishes({ actor, prospectId }: Writing): Promise<string[]> {
  await chooseDisclosure(app.web, actor, { prospectId, wish: { keep: null, isRecognisable: true } });
  const [review] = await given.caseRows(prospectId);
  const admin = await operator.admin();
  await takeCase(app.web, admin, review?.id ?? "");
  await publishProspect(app.web, admin, { caseId: review?.id ?? "", note: null });
  await refreshMatchesOfProspect(app.worker, system, { prospectId });
  const rows = await db.rows("match", { prospectId }, "mandateId");
  return rows.flatMap(({ outcome, mandateId }) => (outcome === "eligible" ? [mandateId] : []));
}

test("an ask written on one page plainly meets as many mandates of the city as the one with every field", async () => {
  const contents = await seededContents(12);
  let met = 0;
  for (const content of contents) {
    const [long, short] = [await newcomer(content), await newcomer(content)];
    const all = await submits(long, await writesAll(long, content));
    const few = await submits(short, await writesBrief(short, content));
    expect(few.eligible).toEqual(expect.arrayContaining(all.eligible));
    expect(few.certain).toEqual(expect.arrayContaining(all.certain));
    // What the company reads beside its form is the same number.
    expect([all.fits, few.fits]).toEqual([all.eligible.length, few.eligible.length]);
    met += all.certain.length;
  }
  expect(contents).toHaveLength(12);
  // How many differs with the day on which the city was made.
  expect(met).toBeGreaterThan(50);
});

test("published, both are listed by the worker for the same mandates", async () => {
  for (const content of await seededContents(3)) {
    const [long, short] = [await newcomer(content), await newcomer(content)];
    await submits(long, await writesAll(long, content));
    await submits(short, await writesBrief(short, content));
    const all = await publishes(long);
    expect(all.length).toBeGreaterThan(0);
    expect(await publishes(short)).toEqual(expect.arrayContaining(all));
  }
});
