import { crc32, deflateSync } from "node:zlib";
import { zip, type Part } from "./zip.ts";

/** A small PDF of one page; `more` is added to its objects, `catalog` to its root. */
export function pdf({ more = "", catalog = "" }: { more?: string; catalog?: string } = {}): Buffer {
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n${more}\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
    "latin1",
  );
}

/** A stream object whose content is packed. */
export function packed(dictionary: string, content: string | Buffer): string {
  const bytes = deflateSync(content).toString("latin1");
  return `9 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n${bytes}\nendstream\nendobj`;
}

function chunk(type: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey picture; `side` is the size in its header. */
export function png(side = 2): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  const mark = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    mark,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(6))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The frame of a picture, its scan and its end. */
export function jpeg(side = 16): Buffer {
  const size = side.toString(16).padStart(4, "0");
  return Buffer.from(
    `ffd8ffe000104a46494600010100000100010000ffc0000b08${size}${size}01011100ffda0008010100003f00d2cf20ffd9`,
    "hex",
  );
}

const types = (main: string, more: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${main.startsWith("word") ? "wordprocessingml.document" : "spreadsheetml.sheet"}.main+xml"/>${more}</Types>`;

export interface Office {
  more?: readonly Part[];
  contentTypes?: string;
  relations?: string;
  body?: string;
  comment?: string;
}

/** A package of one empty document. */
function office(
  main: string,
  { more = [], contentTypes = "", relations = "", body = "", comment }: Office = {},
): Buffer {
  const [folder = "", file = ""] = main.split("/");
  return zip(
    [
      { name: "[Content_Types].xml", bytes: types(main, contentTypes) },
      {
        name: "_rels/.rels",
        bytes: `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="${main}"/></Relationships>`,
      },
      { name: main, bytes: `<w:document>${body}</w:document>` },
      { name: `${folder}/_rels/${file}.rels`, bytes: `<Relationships>${relations}</Relationships>` },
      ...more,
    ],
    comment,
  );
}

export const docx = (change?: Office): Buffer => office("word/document.xml", change);
export const xlsx = (change?: Office): Buffer => office("xl/workbook.xml", change);

/** With one part, or one piece, more. */
export const docxWith = (name: string, bytes: string | Buffer): Buffer => docx({ more: [{ name, bytes }] });
export const xlsxWith = (name: string, bytes: string | Buffer): Buffer => xlsx({ more: [{ name, bytes }] });
export const pdfWith = (more: string): Buffer => pdf({ more });
