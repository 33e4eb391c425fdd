import { verifyAudit } from '@/lib/audit/verify-audit'
import { newCtx, systemActor } from '@/lib/context'
import { databases } from '@/lib/db/client'

// npm run audit:verify: ends with 1 at the first break, named by its kind and its place in the chain.
const begun = performance.now()
const verdict = await verifyAudit(newCtx(databases, systemActor))
const seconds = ((performance.now() - begun) / 1000).toFixed(1)
const { chain, unsealed, anchors, forgedAnchors, whole } = verdict

if (!chain.ok)
  console.error(`断裂 · broken: ${chain.kind}, seq ${chain.seq} (${chain.rows} rows verified before)`)
if (unsealed > 0) console.error(`链外记录 · rows outside the chain: ${unsealed}`)
if (forgedAnchors.length > 0)
  console.error(`锚点签名无效 · anchors with a false signature: ${forgedAnchors.join(', ')}`)
if (whole)
  console.log(`审计链完整 · the audit chain is whole: ${chain.rows} rows, ${anchors} anchors, ${seconds} s`)

await Promise.all([databases.app.end(), databases.platform.end()])
process.exit(whole ? 0 : 1)
