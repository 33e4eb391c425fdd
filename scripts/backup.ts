import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeBackup } from '@/lib/backup/write-backup'
import { env } from '@/lib/env'

// npm run backup [-- FILE]: without a file, a dated one in the data folder.
const stamp = new Date().toISOString().slice(0, 19).replaceAll(/\D/g, '')
const folder = join(env.DATA_DIR, 'backups')
const [given] = process.argv.slice(2)
if (!given) mkdirSync(folder, { recursive: true, mode: 0o700 })
const file = given ?? join(folder, `zhengtong-${stamp}.gz`)

const { tables } = await writeBackup(env.DATABASE_OWNER_URL ?? env.DATABASE_PLATFORM_URL, file)
const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
console.log(`备份完成 · backed up: ${file}（${Object.keys(tables).length} tables, ${rows} rows）`)
console.log(
  '密钥不在备份中，请另行保存 secrets.json 与 audit-anchor.key · Keys are not part of it: keep secrets.json and audit-anchor.key apart.',
)
