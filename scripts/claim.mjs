import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf } from './processes.mjs'
import { Refusal } from './refusal.mjs'

/** One supervisor a data folder. Returns what gives the folder free again. */
export function claimDataDir(dataDir) {
  const file = join(dataDir, 'supervisor.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (pid !== process.pid && /(start|test)\.mjs/.test(commandOf(pid))) {
    throw new Refusal(
      `${dataDir} 正由进程 ${pid} 使用：请先停止它，或用 DATA_DIR 指定另一个文件夹。`,
      `${dataDir} is in use by process ${pid}: stop it first, or name another folder in DATA_DIR.`,
    )
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}
