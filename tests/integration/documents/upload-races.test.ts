import { afterAll, describe, expect, test } from "vitest";
import { givenIn } from "#tests/factories/given.ts";
import { documentsFolder, documentPages } from "#tests/support/documents/document-pages.ts";
import { openS3 } from "#tests/support/documents/peers.ts";
import { numbersFrom, raceUpload, RACES, type RaceEnd } from "#tests/support/documents/upload-races.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

/** Of these races the suite runs a sample; `npm run prove:uploads` runs two hundred on each store. */
const races = Number(process.env.UPLOAD_RACES ?? 12);
const seed = Number(process.env.UPLOAD_RACES_SEED ?? 11);
/** As many at once as a company's limit. */
const atOnce = 8;

const delays = numbersFrom(seed);
/** Mostly fast; one request in four is delayed, as by a busy gateway, and arrives after the others are done. */
const s3 = await openS3({ delayMs: () => (delays() < 0.25 ? 60 + delays() * 240 : delays() * 5) });
const folder = documentsFolder();
const { options } = s3;
const stores = {
  "a disk": folder.environment,
  "an S3 server that answers late": {
    DOCUMENTS_S3_ENDPOINT: options.endpoint,
    DOCUMENTS_S3_BUCKET: options.bucket,
    DOCUMENTS_S3_REGION: options.region,
    DOCUMENTS_S3_ACCESS_KEY_ID: options.accessKeyId,
    DOCUMENTS_S3_SECRET_ACCESS_KEY: options.secretAccessKey,
  },
};
afterAll(async () => {
  await s3.close();
});

describe.each(Object.entries(stores))("with the store on %s", (_, environment) => {
  const app = openTestApp(environment);
  const given = givenIn(app);
  const web = documentPages(app);

  test("no race of uploads ends in a file that was swapped after its inspection or lost its bytes", async () => {
    const number = numbersFrom(seed);
    const ends: Record<RaceEnd, number> = { sealed: 0, refused: 0, swapped: 0, spoiled: 0 };
    for (let from = 0; from < races; from += atOnce) {
      const client = web.signIn(await given.company());
      const some = Array.from({ length: Math.min(atOnce, races - from) }, async (_, at) => {
        const race = RACES[(from + at) % RACES.length] ?? RACES[0];
        ends[await raceUpload({ app, client }, race, number)] += 1;
      });
      await Promise.all(some);
    }
    if (races > 24) console.log(`${races} races: ${JSON.stringify(ends)}`);
    expect(ends).toMatchObject({ swapped: 0, spoiled: 0 });
    expect(ends.sealed).toBeGreaterThan(0);
  }, 600_000);
});
