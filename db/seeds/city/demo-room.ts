import { dayOf } from "#app/lib/days.ts";
import { ask, type Desk, keep, type Kept, open, send, type Standing } from "./document-rows.ts";
import type { Part } from "./numbers.ts";
import {
  auditedStatements,
  businessLicence,
  equipmentContract,
  patentCertificate,
  supplyContract,
  taxClearance,
} from "./papers/firm-papers.ts";
import { checklist, paymentPlan, pledgeGuide } from "./papers/thread-papers.ts";
import type { Words } from "./papers/paper.ts";

/** The laser maker's documents: what its banks asked for, what each of them sees, and what goes to and fro with messages. */
export function tellDemoRoom(
  desk: Desk,
  standingWith: (institution: string) => Standing | undefined,
  part: Part,
): void {
  const { town, random, company } = desk;
  const ago = (days: number): Date => town.calendar.workdaysAgo(random, days);
  const kept = (...versions: (readonly [Words | null, Date])[]): Kept | null =>
    keep(
      desk,
      versions.flatMap(([words, at]) => (words === null ? [] : [[words, at] as const])),
    );
  const [licensed, signed, cleared] = [ago(38), ago(20), ago(12)];
  const licence = kept([businessLicence(company), licensed]);
  const [latest, earlier] = [auditedStatements(company), auditedStatements(company, 1)];
  const statements = kept([latest, ago(38)], [auditedStatements(company, 0, "补充附注与关联交易"), ago(25)]);
  const before = kept([earlier, ago(38)]);
  const patents = [0, 1].map((which) => kept([patentCertificate(company, which), ago(36)]));
  const line = kept([equipmentContract(company, dayOf(signed)), signed]);
  const tax = kept([taxClearance(company, dayOf(cleared)), cleared]);
  const [askedAt, answeredAt] = [ago(10), ago(8)];
  const supply = kept([supplyContract(company, dayOf(ago(30)), 3), answeredAt]);

  const opens = (to: string, documents: readonly (Kept | null)[], looks: number): void => {
    const standing = standingWith(to);
    if (standing === undefined) return;
    documents.forEach((document, index) => {
      if (document !== null) open(desk, standing, document, index === 0 ? looks : looks - 1);
    });
  };
  const [lender, patient, saver, lessor] = ["松辽银行", "浑江银行", "南湖商业银行", "北春租赁"] as const;
  opens(lender, [statements, before, licence, line, ...patents], 2);
  opens(patient, [statements, ...patents], 2);
  opens(saver, [statements, tax], 1);
  opens(lessor, [line, statements], 1);
  asks(desk, standingWith, { askedAt, supply });
  sends(desk, standingWith, part);
}

function asks(
  desk: Desk,
  standingWith: (institution: string) => Standing | undefined,
  { askedAt, supply }: { askedAt: Date; supply: Kept | null },
): void {
  const [lender, patient] = [standingWith("松辽银行"), standingWith("浑江银行")];
  if (lender !== undefined && supply !== null) {
    const at = open(desk, lender, supply, 1);
    const words = "请提供座椅骨架厂的供货合同，用于核实第二笔提款的用途。";
    const answer = at === null ? null : { documentId: supply.documentId, at };
    ask(desk, lender, { kind: "contract", words, at: askedAt }, answer);
  }
  if (patient !== undefined) {
    const words = "近六个月基本户流水，用于核实回款节奏。";
    const at = desk.town.calendar.workdaysAgo(desk.random, 2);
    ask(desk, patient, { kind: "bank_statement", words, at }, null);
  }
}

function sends(desk: Desk, standingWith: (institution: string) => Standing | undefined, part: Part): void {
  const [lender, patient] = [standingWith("松辽银行"), standingWith("浑江银行")];
  const lessor = standingWith("北春租赁");
  if (lessor !== undefined) {
    send(desk, lessor, {
      by: "company",
      part,
      isOpened: true,
      paper: paymentPlan,
      words: "第二条焊接线的采购合同已开放，设备付款计划见附件。",
    });
  }
  if (lender !== undefined) {
    send(desk, lender, {
      by: "institution",
      part,
      isOpened: true,
      paper: checklist,
      words: "第二笔提款前请按所附清单核对资料，已提供的无需重复上传。",
    });
    send(desk, lender, {
      by: "company",
      part,
      isOpened: true,
      paper: paymentPlan,
      words: "清单已核对。设备付款计划见附件，到货节点预计在下月中旬。",
    });
  }
  if (patient !== undefined) {
    send(desk, patient, {
      by: "institution",
      part,
      isOpened: false,
      paper: pledgeGuide,
      words: "专利质押的评估流程见附件，约需 7 个工作日。",
    });
  }
}
