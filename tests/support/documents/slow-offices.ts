import type { BadFile } from "./bad-file.ts";
import { docxWith } from "./good-files.ts";

const part = (words: string) => docxWith("word/footer1.xml", words);

/** Office documents made to be slow. */
export const slowOffices: readonly BadFile[] = [
  [
    "a document of a field of blanks",
    "slow-a.docx",
    part(`<w:p xmlns:w="w"><w:instrText>${" ".repeat(400_000)}!</w:instrText></w:p><w:p/>`),
    "file-damaged",
  ],
  [
    "a document of a hundred thousand fields in each other",
    "slow-b.docx",
    part(
      `<w:p xmlns:w="w">${'<w:fldChar w:fldCharType="begin"/><w:instrText> </w:instrText>'.repeat(30_000)}`,
    ),
    "file-unpacks-too-large",
  ],
];
