import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorKeyFrom, signAnchor, verifyAnchor } from '@/lib/audit/anchor'
import { type ChainRow, chainHash, genesis, verifyChain } from '@/lib/audit/chain'

const key = randomBytes(32)

function sealed(count: number, first = 'order.approve'): ChainRow[] {
  const rows: ChainRow[] = []
  for (let seq = 1; seq <= count; seq++) {
    const previousHash = rows.at(-1)?.hash ?? genesis
    const content = {
      action: seq === 1 ? first : 'order.approve',
      objectId: String(seq),
      at: new Date(seq * 1000),
    }
    rows.push({ seq, previousHash, content, hash: chainHash(key, { seq, previousHash, content }) })
  }
  return rows
}

const rows = sealed(20)
const row = (index: number) => {
  const found = rows[index]
  if (!found) throw new RangeError('no such row')
  return found
}
const anchor = { seq: 20, hash: row(19).hash }
const found = (tampered: ChainRow[], anchors = [anchor]) => verifyChain(key, tampered, anchors)
const forged = { ...row(8), content: { action: 'order.forged' }, hash: 'f'.repeat(64) }
const renumbered = (list: ChainRow[]) => list.map((each, index) => ({ ...each, seq: index + 1 }))

test('an untouched chain verifies, also as a stream, also empty', async () => {
  async function* stream() {
    yield* rows
  }
  expect(await found(rows)).toEqual({ ok: true, rows: 20, head: anchor })
  expect(await verifyChain(key, stream())).toEqual({ ok: true, rows: 20, head: anchor })
  expect(await verifyChain(key, [])).toMatchObject({ ok: true, rows: 0 })
})

describe('tampering is noticed at its first row and called by its name', () => {
  const swapped = rows.with(7, row(8)).with(8, row(7))
  const cases: [string, number, ChainRow[]][] = [
    ['flip', 8, rows.with(7, { ...row(7), content: { action: 'order.reject' } })],
    ['flip', 8, rows.with(7, { ...row(7), content: 'other', hash: 'a'.repeat(64) })],
    ['flip', 20, rows.with(19, { ...row(19), content: 'other' })],
    ['delete', 8, rows.toSpliced(7, 1)],
    ['delete', 1, rows.slice(3)],
    ['reorder', 8, swapped],
    ['insert', 9, rows.toSpliced(8, 0, forged)],
    ['insert', 9, rows.toSpliced(8, 0, row(2))],
    ['insert', 9, renumbered(rows.toSpliced(8, 0, forged))],
    ['truncate', 18, rows.slice(0, 17)],
    ['truncate', 1, []],
  ]

  test.each(cases)('%s at row %i', async (kind, seq, tampered) => {
    expect(await found(tampered)).toEqual({ ok: false, kind, seq, rows: seq - 1 })
  })

  test('without an anchor a cut end cannot be seen; with it a rewritten chain is', async () => {
    expect(await found(rows.slice(0, 17), [])).toMatchObject({ ok: true, rows: 17 })
    expect(await found(sealed(20, 'order.other'))).toMatchObject({ ok: false, kind: 'flip', seq: 20 })
  })

  test('any single change to any row is noticed', async () => {
    const index = fc.integer({ min: 0, max: 19 })
    await fc.assert(
      fc.asyncProperty(
        index,
        fc.constantFrom('seq', 'previousHash', 'hash', 'content'),
        async (at, field) => {
          const changed = { ...row(at), [field]: field === 'seq' ? 99 : 'b'.repeat(64) }
          expect(await found(rows.with(at, changed))).toMatchObject({ ok: false, seq: at + 1 })
        },
      ),
    )
  })

  test('another key verifies nothing', async () => {
    expect(await verifyChain(randomBytes(32), rows)).toMatchObject({ ok: false, seq: 1 })
  })
})

test('an anchor is bound to its day, row and hash', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const signedAnchor = { day: '2026-02-13', ...anchor }
  const signature = signAnchor(privateKey, signedAnchor)
  expect(verifyAnchor(publicKey, signedAnchor, signature)).toBe(true)
  expect(verifyAnchor(publicKey, { ...signedAnchor, day: '2026-02-14' }, signature)).toBe(false)
  expect(verifyAnchor(publicKey, { ...signedAnchor, seq: 19 }, signature)).toBe(false)
  expect(verifyAnchor(generateKeyPairSync('ed25519').publicKey, signedAnchor, signature)).toBe(false)
  expect(verifyAnchor(publicKey, signedAnchor, '')).toBe(false)
})

test('the signing key follows from the audit key, and only from it', () => {
  const signature = signAnchor(anchorKeyFrom(key), { day: '2026-02-13', ...anchor })
  const verified = (auditKey: Buffer) =>
    verifyAnchor(createPublicKey(anchorKeyFrom(auditKey)), { day: '2026-02-13', ...anchor }, signature)
  expect(verified(key)).toBe(true)
  expect(verified(randomBytes(32))).toBe(false)
})
