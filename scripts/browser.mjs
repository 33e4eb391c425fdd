import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Refusal } from './refusal.mjs'

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const CHINESE_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
const isDebian = existsSync('/etc/debian_version')

const installed = () => [process.env.CHROMIUM, ...CANDIDATES].find((path) => path && existsSync(path))

/** The path of Chromium for the browser tests, installed with Debian's packages where we may. */
export function ensureBrowser() {
  const found = installed()
  if (found && (!isDebian || existsSync(CHINESE_FONT))) return found
  if (isDebian && process.getuid?.() === 0) {
    process.stdout.write('正在安装 Chromium 与中文字体 · Installing Chromium and Chinese fonts …\n')
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
      options,
    )
    if (installed() && existsSync(CHINESE_FONT)) return installed()
  }
  throw new Refusal(
    '浏览器测试需要 Chromium 和中文字体：请安装（Debian：apt-get install chromium fonts-noto-cjk），或用 CHROMIUM 指定其路径。',
    'Browser tests need Chromium and Chinese fonts: install them (Debian: apt-get install chromium fonts-noto-cjk), or name its path in CHROMIUM.',
  )
}
