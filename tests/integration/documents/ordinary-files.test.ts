import { expect, test } from "vitest";
import { inspectBytes } from "#app/integrations/scanning/inspect-file.server.ts";
import {
  drawingOf,
  fieldOf,
  linkOf,
  sheetWithFormula,
  simpleFieldOf,
  textOf,
} from "#tests/support/documents/active-parts.ts";
import { pdf, xlsx } from "#tests/support/documents/good-files.ts";

/** Contents of ordinary files: none may be refused. */
test.each([
  "SUM(Table1[Invoice '#])",
  "Table1['#OfItems]",
  "T[Amount '[net']]",
  "T[it''s]",
  `T[a"b]`,
  "'收入|支出'!A1",
  "SUM(T[a|b])",
  "SUM(Sales[[#This Row],[Amount]:[Tax]])",
  "[@Amount]*2",
  "'It''s 2026:Mar 2026'!A1",
  `'a"b'!A1&"it's [1/2"`,
  "T[a] Sheet1!A1:B2",
  "[[#This Row],[Tax]]",
  `"""a|b(""'"&A1`,
  'IF(A1="",#N/A,-1.5E+3%)',
  "Sheet1!$A$1:$B$2,Sheet1!#REF!",
  '{1,"a";2,"b"}',
  "Image!A1+CALL",
  "_xlfn.LET(_xlpm.image,1,_xlpm.image+1)",
  "_xlfn.MAP(A1:A2,_xleta.SUM)",
  "甲!A1",
  'HYPERLINK("https://a.example/"&A1,"a")',
  'HYPERLINK("#Sheet2!A1")',
  "HYPERLINK(A1&B1)",
  'HYPERLINK("C:\\files\\report.docx")',
  'HYPERLINK("mailto:a@a.example?subject=""x""")',
  `SUM(${"A1,".repeat(2_000)}A1)`,
])("a spreadsheet with %s is accepted", async (formula) => {
  expect(await inspectBytes(sheetWithFormula(formula), "xlsx")).toHaveProperty("sha256");
});

const pageNumber = `<w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="end"/>`;

test.each([
  ["a link", fieldOf(' HYPERLINK "https://a.example/?q=“a”" \\o "note: see \\"this\\"" \\h ')],
  ["a link in runs", fieldOf(" HYPER", 'LINK "https://a.ex', 'ample/link" \\l "part" ')],
  ["a link within", fieldOf(' HYPERLINK \\l "_Toc1" \\h ')],
  ["a link to a file", simpleFieldOf(' HYPERLINK "..\\\\reports\\\\100%.docx" \\t "_blank"')],
  ["a link that is put together", fieldOf(' HYPERLINK "" ')],
  ["a reference", fieldOf(" REF _Ref1 \\h \\* MERGEFORMAT ")],
  ["a condition", fieldOf(` IF 1 = 1 "${"a long text ".repeat(1_000)}" "b" `)],
  ["a fraction", textOf('<m:oMath xmlns:m="m"><m:f><m:num><m:t>|x|·f\'(a[</m:t></m:num></m:f></m:oMath>')],
  ["a picture", textOf('<a:blip r:embed="r1" r:link="" cstate="print"/>')],
  [
    "a picture of old",
    textOf('<v:shape href="https://a.example"><v:imagedata r:id="r1" o:title="a"/></v:shape>'),
  ],
  [
    "a text box for new and old programs",
    textOf(
      `<mc:AlternateContent><mc:Choice Requires="wps">${pageNumber}</mc:Choice><mc:Fallback>${pageNumber}</mc:Fallback></mc:AlternateContent>`,
    ),
  ],
  ["a field that was struck out", textOf(pageNumber.replaceAll("instrText", "delInstrText"))],
  ["a drawing that leads on", textOf('<a:hlinkClick r:id="r2"/><w:hyperlink r:id="r3"/>')],
])("a document with %s is accepted", async (_, bytes) => {
  expect(await inspectBytes(bytes, "docx")).toHaveProperty("sha256");
});

test.each([
  `<xdr:wsDr xmlns:xdr="xdr"><xdr:sp macro="" textlink="Sheet1!$A$1"/><xdr:pic macro="[0]!Print_All"/></xdr:wsDr>`,
  `<xml xmlns:x="x"><x:FmlaMacro>[0]!Button1_Click</x:FmlaMacro><x:FmlaLink>$B$2</x:FmlaLink></xml>`,
])("a spreadsheet's drawing %s is accepted", async (bytes) => {
  const file = xlsx({ more: [{ name: "xl/drawings/drawing1.xml", bytes }] });
  expect(await inspectBytes(file, "xlsx")).toHaveProperty("sha256");
});

const office = `<svg width="96" height="96" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" overflow="hidden"><defs><clipPath id="clip0"><rect x="0" y="0" width="96" height="96"/></clipPath><linearGradient id="fill1" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#FFF"/></linearGradient></defs><g clip-path="url(#clip0)"><path d="M0 0" fill="url(#fill1)" fill-rule="evenodd"/><use xlink:href="#img0" transform="scale(1 1)"/><text font-family="Calibri,sans-serif">a<tspan>b</tspan></text></g></svg>`;
const inkscape = `<svg:svg xmlns:svg="http://www.w3.org/2000/svg" inkscape:export-filename="C:\\Users\\me\\icon.png" sodipodi:docname="icon.svg"><sodipodi:namedview id="base" pagecolor="#ffffff"><inkscape:grid type="xygrid"/><sodipodi:guide position="0,0"/></sodipodi:namedview><svg:defs><inkscape:path-effect effect="spiro"/><svg:filter id="a"><svg:feGaussianBlur stdDeviation="1"/></svg:filter></svg:defs><svg:metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/><dc:title>a</dc:title><dc:creator><cc:Agent><dc:title>b</dc:title></cc:Agent></dc:creator><cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/></cc:Work></rdf:RDF></svg:metadata><svg:style type="text/css">.a { fill: url(#b); font-family: 'Noto Sans' }</svg:style><svg:g inkscape:label="Layer 1" inkscape:groupmode="layer" style="fill:none;filter:url(#a)"><svg:image xlink:href="data:image/png;base64,AA==" sodipodi:absref="C:\\a.png"/></svg:g></svg:svg>`;

test.each([
  ["Office", office],
  ["Inkscape", inkscape],
])("an icon as %s writes it is accepted", async (_, bytes) => {
  expect(await inspectBytes(drawingOf(bytes), "docx")).toHaveProperty("sha256");
});

test.each([
  "https://a.example/x.exe",
  "https://a.com",
  "www.a.com",
  "file:///C:/My%20files/a.docx",
  "a%20b.docx",
  "100%.docx",
  "C:\\files\\a.docx",
  "../a.pdf",
  "#part",
  "mailto:a@a.example",
])("a link to %s is accepted", async (target) => {
  expect(await inspectBytes(linkOf(target), "docx")).toHaveProperty("sha256");
});

test.each([
  ["a link referenced indirectly", "/S /URI /URI 5 0 R >>\nendobj\n5 0 obj\n(https://a.example)"],
  ["a thread of its own", "/S /Thread /D 0"],
  ["marks on a page", "/Type /Annot /Subtype /Link /F 4 /A << /S /URI /URI (https://a.example/\\(a\\)) >>"],
  ["parts that refer to others", "/Type /StructElem /S /P /Ref [3 0 R]"],
  ["a picture", "/Type /XObject /Subtype /Image /Length 1 >>\nstream\nx\nendstream\nendobj\n5 0 obj\n<<"],
])("a PDF with %s is accepted", async (_, words) => {
  const more = `4 0 obj\n<< ${words}${words.includes("5 0 obj\n(") ? "" : " >>"}\nendobj`;
  const bytes = pdf({ catalog: "/URI << /Base (https://a.example/) >>", more });
  expect(await inspectBytes(bytes, "pdf")).toHaveProperty("sha256");
});
