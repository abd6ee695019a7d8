import { Readable } from "node:stream";
import { beforeEach, describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { sectionColumns, sectionsOf } from "#app/domain/exports/sections.ts";
import { addEvidence } from "#app/services/deals/add-evidence.server.ts";
import { sendFile } from "#app/services/introductions/send-file.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { archivesIn } from "#tests/factories/archives.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";

const folder = documentsFolder();
const { app, given, company, institution, underway } = openParties(folder.environment, { isEmptied: true });
const { archiveFor, forget } = archivesIn(app);

beforeEach(async () => {
  await forget();
});

describe("an archive", () => {
  test.each(["company", "institution"] as const)(
    "has each table of its side, by its schema and as CSV: %s",
    async (side) => {
      await underway.drawdown("funded");
      const owner = side === "company" ? company : institution;
      const { files, data, text } = await archiveFor(owner);
      expect(text("README.txt")).toContain("JSON Schema 2020-12");
      for (const name of sectionsOf(side)) {
        const columns = sectionColumns(name).map(([key]) => key);
        for (const row of data(name)) expect([name, ...Object.keys(row)]).toEqual([name, ...columns]);
        const schema = JSON.parse(text(`schema/${name}.schema.json`)) as { items: { required: string[] } };
        expect(schema.items.required).toEqual(columns);
      }
      expect([...files.keys()].filter((path) => path.startsWith("tables/"))).toHaveLength(
        sectionsOf(side).length,
      );
      expect(data("drawdowns")).toMatchObject([{ dealNumber: 1, amountFen: "100000000", status: "funded" }]);
      expect(data("offers")[0]).toMatchObject({ institutionName: "测试银行", amountFen: "500000000" });
      expect(data("offerVersions")).toHaveLength(1);
      expect(data("members")).toHaveLength(1);
    },
  );

  test("has tables in its reader's language", async () => {
    await underway.deal("available");
    const { files } = await archiveFor(company, "zh-CN");
    const deals = [...files].find(([path]) => path.endsWith("融资业务.csv"))?.[1].toString();
    expect(deals).toMatch(/^\uFEFF编号,融资方案编号,机构,状态,融资方式,金额（元）/);
    expect(deals).toMatch(/\r\n1,1,测试银行,[^\n]*5000000\.00/);
  });

  test("of an institution identifies no company, even under a consent, and has messages only under one", async () => {
    const { id: introductionId } = await underway.consented();
    await underwayIn(app, await given.company(), institution).introduction();
    await underwayIn(app, await given.company(), institution).deal("available");
    await writeMessage(app.web, company, { introductionId, words: "We meet on Monday." });
    const { files, data } = await archiveFor(institution);
    const all = [...files.values()].map(String).join("\n");
    const rows: { uscc: string; id: string }[] = await app.sql`select uscc, id from company`;
    const hidden = [
      "Changchun Test Optics",
      "长春测试光电",
      "测试联系人",
      "0431-8888-0000",
      "desk@company.test",
    ];
    const ids = rows.flatMap(({ uscc: code, id }) => [code, id]);
    for (const word of [...hidden, ...ids]) expect(all).not.toContain(word);
    expect(data("introductions")).toHaveLength(3);
    expect(data("messages")).toMatchObject([{ words: "We meet on Monday.", writtenBy: "company" }]);
    await app.sql`update consent set revoked_at = now()`;
    expect((await archiveFor(institution)).data("messages")).toEqual([]);
  });

  test("of a company has no draft that its institution is writing, and nothing of other organizations", async () => {
    await underway.draftedOffer();
    await underwayIn(app, await given.company(), institution).deal("available");
    const { data } = await archiveFor(company);
    expect([data("offers"), data("deals"), data("offerVersions")]).toEqual([[], [], []]);
    expect(data("company")).toHaveLength(1);
  });

  test("of a company has its term sheets as PDF and its documents as uploaded; an institution's has neither", async () => {
    await underway.issuedOffer();
    const sent = { kind: "contract", name: "供货合同.pdf", replaces: undefined, request: undefined } as const;
    await uploadDocument(app.web, company, { ...sent, bytes: Readable.from([pdf()]) });
    const { files, data } = await archiveFor(company);
    expect(files.get("term-sheets/O-0001-v1.pdf")?.subarray(0, 5).toString()).toBe("%PDF-");
    const [path = ""] = [...files.keys()].filter((each) => each.startsWith("documents/"));
    expect(path).toMatch(/^documents\/[0-9a-f]{8}-v1-供货合同\.pdf$/);
    expect(files.get(path)?.equals(pdf())).toBe(true);
    expect(data("documents")).toMatchObject([{ name: "供货合同.pdf", sizeBytes: pdf().length }]);
    const others = [...(await archiveFor(institution)).files.keys()];
    expect(others.filter((each) => /^(documents|term-sheets)\//.test(each))).toEqual([]);
  });

  test("has the files that its side sent with messages, and the names of those that the other side sent", async () => {
    const { id: introductionId } = await underway.consented();
    const sent = { introductionId, words: "Our checklist.", name: "checklist.pdf" };
    await sendFile(app.web, institution, { ...sent, bytes: Readable.from([pdf()]) });
    const [own, others] = [await archiveFor(institution), await archiveFor(company)];
    const [path = ""] = [...own.files.keys()].filter((each) => each.startsWith("attachments/"));
    expect(path).toMatch(/^attachments\/[0-9a-f]{8}-checklist\.pdf$/);
    expect(own.files.get(path)?.equals(pdf())).toBe(true);
    for (const { data } of [own, others])
      expect(data("attachments")).toMatchObject([{ sentBy: "institution", name: "checklist.pdf" }]);
    expect([...others.files.keys()].filter((each) => each.startsWith("attachments/"))).toEqual([]);
  });

  test("has the files that its side added as evidence, and neither bytes nor names of the other side's", async () => {
    const { id: disputeId } = await disputesIn(app, company, institution).opened();
    const show = (side: PartyActor, name: string, bytes: Buffer) =>
      addEvidence(app.web, side, { disputeId, shown: { name, bytes: Readable.from([bytes]) } });
    const [ours, theirs] = [pdf({ more: "% statement" }), pdf({ more: "% receipt" })];
    await show(company, "对账单.pdf", ours);
    await show(institution, "receipt.pdf", theirs);
    for (const [owner, name, bytes] of [
      [company, "对账单.pdf", ours],
      [institution, "receipt.pdf", theirs],
    ] as const) {
      const { files, data, text } = await archiveFor(owner);
      const shown = [...files.keys()].filter((path) => path.startsWith("disputes/"));
      expect(shown).toEqual([expect.stringMatching(new RegExp(`^disputes/\\d+/[0-9a-f]{8}-${name}$`))]);
      expect(files.get(shown[0] ?? "")?.equals(bytes)).toBe(true);
      const names = data("disputeEvidence").map((row) => row.name);
      expect(names.toSorted()).toEqual([null, name]);
      expect(text("README.txt")).toContain("disputes/");
    }
  });

  test("has every row of a long table once", async () => {
    await app.sql`insert into event (type, actor_kind, subject_kind, subject_id, company_id)
      select 'company-profile-changed', 'company', 'company', ${company.companyId}, ${company.companyId}
      from generate_series(1, 1203)`;
    // And that it was asked for.
    expect((await archiveFor(company)).data("timeline")).toHaveLength(1204);
  });
});
