import type { DocumentKind } from "#app/domain/codes/documents.ts";

/** What stands on a paper of a made-up firm, before it is a file. */
export interface Words {
  /** Of the file. */
  name: string;
  kind: DocumentKind;
  title: string;
  /** Under the title. */
  lead: string;
  parts: readonly PaperPart[];
}

interface PaperPart {
  title: string;
  facts?: readonly { label: string; value: string }[];
  table?: { heads: readonly string[]; rows: readonly (readonly string[])[]; wordColumns: readonly number[] };
  paragraphs?: readonly string[];
}

/** A paper that is to become the bytes of a file. */
export interface Paper extends Words {
  fileId: string;
  /** When it was made, as its file says. */
  at: Date;
}

/** At the end of each: whoever holds one alone must see what it is. */
export const mark: PaperPart = {
  title: "示例文件 Demonstration",
  paragraphs: [
    "本文件为演示数据，所载企业、金额、编号均属虚构，并非任何单位出具，不具有效力。",
    "Made for the demonstration city: the firm, the figures and the numbers are invented; no authority or firm issued it.",
  ],
};

/** At the foot of each page. */
export const foot = "春融 示例文件 · Longspring demonstration";
