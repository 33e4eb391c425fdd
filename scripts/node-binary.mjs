import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Refusal } from './refusal.mjs'

const WANTED = 24
const thisMachine = { version: process.versions.node, platform: process.platform, arch: process.arch }
const majorOf = (version) => Number(version.split('.')[0])

/** Node.js 24: this process's own, or the one that npm installed beside the other packages. */
export function nodeBinary({ version, platform, arch } = thisMachine) {
  if (majorOf(version) === WANTED) return process.execPath
  const system = platform === 'win32' ? 'win' : platform
  const path = `../node_modules/node-${system}-${arch}/bin/node${system === 'win' ? '.exe' : ''}`
  const binary = fileURLToPath(new URL(path, import.meta.url))
  if (existsSync(binary)) return binary
  throw new Refusal(
    `需要 Node.js ${WANTED}：本机运行的是 ${version}，npm 上也没有适合 ${system}-${arch} 的版本，请先安装 Node.js ${WANTED}。`,
    `Node.js ${WANTED} is needed: this is ${version}, and npm has none for ${system}-${arch}. Install Node.js ${WANTED} first.`,
  )
}

export function refuseOldNode(version = process.versions.node) {
  if (majorOf(version) >= 20) return
  throw new Refusal(
    `需要 Node.js 20 或更新的版本，本机是 ${version}。`,
    `Node.js 20 or newer is needed, this is ${version}.`,
  )
}
