import en from '@/lib/backup/messages/en.json'
import zh from '@/lib/backup/messages/zh-CN.json'
import { restoreBackup } from '@/lib/backup/restore-backup'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

// npm run restore -- FILE: into the empty database of this data folder, or the one given.
const [file] = process.argv.slice(2)

async function restore(): Promise<number> {
  if (!file || !env.DATABASE_OWNER_URL) {
    console.error(
      '用法：npm run restore -- 文件（需要数据库所有者的地址）· Usage: npm run restore -- FILE (as the owner)',
    )
    return 2
  }
  try {
    const { tables, head } = await restoreBackup(env.DATABASE_OWNER_URL, file)
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
    console.log(`恢复完成 · restored: ${head.createdAt}, ${rows} rows`)
    return 0
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!missing && !(error instanceof AppError)) throw error
    const key = missing ? 'missing' : ((error as AppError).code.split('.')[1] as keyof typeof zh.errors)
    console.error(`${zh.errors[key]} · ${en.errors[key]}`)
    return 1
  }
}

process.exit(await restore())
