import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import type { ListedLine } from '@/lib/billing/list-lines'
import { sfntOfWoff } from '@/lib/billing/sfnt-of-woff'

export type PdfColumn = { title: string; width: number; right?: boolean; value: (line: ListedLine) => string }
export type PdfStatement = {
  title: string
  facts: [label: string, value: string][]
  total: [label: string, value: string]
  columns: PdfColumn[]
  lines: ListedLine[]
  /** Group of a line with its subtotal; a new one draws a heading. */
  groupOf: (line: ListedLine) => { key: string; label: string; subtotal: string }
  notes: string[]
  page: (page: number, pages: number) => string
}

const margin = 40
const rowHeight = 20
const fontFile = 'node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff'
let kept: Buffer | undefined

/** Simplified Chinese with Latin and figures; read from the packages once, so never bundled. */
function font(): Buffer {
  kept ??= sfntOfWoff(readFileSync(join(/* turbopackIgnore: true */ process.cwd(), fontFile)))
  return kept
}

/** A4 across, Chinese as text that can be searched and copied; official red rule and number on top. */
export async function statementPdf(statement: PdfStatement): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin,
    bufferPages: true,
    info: { Title: statement.title },
  })
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  doc.registerFont('text', font())
  doc.font('text')
  drawHead(doc, statement)
  drawTable(doc, statement)
  for (const note of statement.notes)
    doc
      .fontSize(8)
      .fillColor('#666')
      .text(note, margin, doc.y + 4)
  drawPageNumbers(doc, statement)
  doc.end()
  return whole
}

type Doc = InstanceType<typeof PDFDocument>
const right = (doc: Doc) => doc.page.width - margin

function drawHead(doc: Doc, { title, facts, total }: PdfStatement) {
  doc.fontSize(18).fillColor('#111').text(title, margin, margin)
  doc
    .moveTo(margin, doc.y + 6)
    .lineTo(right(doc), doc.y + 6)
    .lineWidth(1.5)
    .strokeColor('#b3261e')
    .stroke()
  doc.moveDown(0.8).fontSize(9).fillColor('#333')
  for (const [label, value] of facts) doc.text(`${label}  ${value}`, margin)
  doc.moveDown(0.4).fontSize(12).fillColor('#111').text(`${total[0]}  ${total[1]}`).moveDown(0.6)
}

function drawTable(doc: Doc, statement: PdfStatement) {
  heads(doc, statement.columns)
  let group: string | undefined
  for (const line of statement.lines) {
    const next = statement.groupOf(line)
    if (doc.y + rowHeight * 2 > doc.page.height - margin) {
      doc.addPage()
      heads(doc, statement.columns)
    }
    if (next.key !== group) {
      row(
        doc,
        [
          { text: next.label, width: 500 },
          { text: next.subtotal, width: right(doc) - margin - 500, right: true },
        ],
        '#111',
      )
      group = next.key
    }
    row(
      doc,
      statement.columns.map((column) => ({
        text: column.value(line),
        width: column.width,
        right: column.right,
      })),
      '#333',
    )
  }
}

const heads = (doc: Doc, columns: PdfColumn[]) =>
  row(
    doc,
    columns.map(({ title, width, right }) => ({ text: title, width, right })),
    '#666',
  )

function row(doc: Doc, cells: { text: string; width: number; right?: boolean }[], colour: string) {
  const y = doc.y
  let x = margin
  doc.fontSize(8).fillColor(colour)
  for (const { text, width, right } of cells) {
    doc.text(text, x + 2, y + 5, {
      width: width - 4,
      height: 12,
      lineBreak: false,
      ellipsis: true,
      align: right ? 'right' : 'left',
    })
    x += width
  }
  doc
    .moveTo(margin, y + rowHeight)
    .lineTo(x, y + rowHeight)
    .lineWidth(0.3)
    .strokeColor('#bbb')
    .stroke()
  doc.y = y + rowHeight
  doc.x = margin
}

function drawPageNumbers(doc: Doc, { page }: PdfStatement) {
  const { count } = doc.bufferedPageRange()
  for (let at = 0; at < count; at++) {
    doc.switchToPage(at)
    doc.page.margins.bottom = 0
    doc
      .fontSize(8)
      .fillColor('#666')
      .text(page(at + 1, count), margin, doc.page.height - 28, {
        align: 'center',
        lineBreak: false,
        width: right(doc) - margin,
      })
  }
}
