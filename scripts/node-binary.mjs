import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Refusal } from './refusal.mjs'

const WANTED = 24
const major = () => Number(process.versions.node.split('.')[0])

/** Node.js 24: this process's own, or the one that npm installed beside the other packages. */
export function nodeBinary() {
  if (major() === WANTED) return process.execPath
  const system = process.platform === 'win32' ? 'win' : process.platform
  const path = `../node_modules/node-${system}-${process.arch}/bin/node${system === 'win' ? '.exe' : ''}`
  const binary = fileURLToPath(new URL(path, import.meta.url))
  if (existsSync(binary)) return binary
  throw new Refusal(
    `需要 Node.js ${WANTED}：本机运行的是 ${process.versions.node}，npm 上也没有适合 ${system}-${process.arch} 的版本，请先安装 Node.js ${WANTED}。`,
    `Node.js ${WANTED} is needed: this is ${process.versions.node}, and npm has none for ${system}-${process.arch}. Install Node.js ${WANTED} first.`,
  )
}

export function refuseOldNode() {
  if (major() >= 20) return
  throw new Refusal(
    `需要 Node.js 20 或更新的版本，本机是 ${process.versions.node}。`,
    `Node.js 20 or newer is needed, this is ${process.versions.node}.`,
  )
}
