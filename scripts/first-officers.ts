import { parseArgs } from 'node:util'
import { appointFirstOfficers, FirstOfficers } from '@/lib/auth/appoint-first-officers'
import { linkOf } from '@/lib/auth/link-of'
import { databases } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { systemCtx } from '@/lib/jobs/system-ctx'

// npm run first-officers -- --system '姓名 <a@b>' --security '姓名 <c@d>' --audit '姓名 <e@f>'
const usage = [
  '用法：npm run first-officers -- --system "姓名 <邮箱>" --security "姓名 <邮箱>" --audit "姓名 <邮箱>"（三个不同的人）',
  'Usage: npm run first-officers -- --system "Name <e-mail>" --security "…" --audit "…" (three different people)',
].join('\n')

function refuse(...lines: string[]): never {
  console.error(lines.join('\n'))
  process.exit(1)
}

const person = (text = '') => {
  const [, name = '', email = ''] = /^(.+?)\s*<([^<>]+)>$/.exec(text.trim()) ?? []
  return { name, email }
}

function readOfficers(): FirstOfficers {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ options: { system: text, security: text, audit: text } })
    return FirstOfficers.parse({
      systemAdmin: person(values.system),
      securityAdmin: person(values.security),
      auditAdmin: person(values.audit),
    })
  } catch {
    return refuse(usage)
  }
}

if (env.DEMO) refuse('演示环境已有三员。', 'The demonstration has its three officers already.')
try {
  const links = await appointFirstOfficers(await systemCtx(databases), readOfficers())
  console.info(`系统管理员 · System administrator    ${linkOf(links.systemAdmin)}`)
  console.info(`安全管理员 · Security administrator  ${linkOf(links.securityAdmin)}`)
  console.info(`审计管理员 · Audit administrator     ${linkOf(links.auditAdmin)}`)
  console.info(
    '链接7日内有效，各用一次，请分别交给本人。\nEach link works once, for 7 days; hand each to its person.',
  )
} catch (error) {
  if (!(error instanceof AppError)) throw error
  refuse(
    '三员已经设立，以后由系统管理员提名、安全管理员核准。',
    'The three officers exist; roles are proposed and approved in the portal.',
  )
} finally {
  await Promise.all([databases.app.end(), databases.platform.end()])
}
