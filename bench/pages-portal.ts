import { request } from 'node:http'
import type { Addresses } from '@/bench/bench-database'
import { ensureBuilt } from '@/scripts/build.mjs'
import { freePort } from '@/scripts/postgres.mjs'
import type { createSupervisor } from '@/scripts/supervisor.mjs'

const next = 'node_modules/next/dist/bin/next'
type Supervisor = ReturnType<typeof createSupervisor>

export const environmentFor = (addresses: Addresses, port: number): Record<string, string | undefined> => ({
  ...process.env,
  DATABASE_URL: addresses.app,
  DATABASE_PLATFORM_URL: addresses.platform,
  DATABASE_OWNER_URL: addresses.owner,
  NEXTAUTH_URL: `http://127.0.0.1:${port}`,
  NODE_ENV: 'production',
})

/** The production build of the present sources. */
export async function buildPortal(supervisor: Supervisor, addresses: Addresses): Promise<void> {
  await ensureBuilt(() => supervisor.run('build', [next, 'build'], environmentFor(addresses, 3000)))
}

/** `next start` on a database; resolves to its address once it answers. */
export async function startPortal(
  supervisor: Supervisor,
  name: string,
  addresses: Addresses,
): Promise<string> {
  const port = await freePort()
  supervisor.keepNode(
    name,
    [next, 'start', '-H', '127.0.0.1', '-p', String(port)],
    environmentFor(addresses, port),
  )
  const origin = `http://127.0.0.1:${port}`
  while (!(await get(`${origin}/healthz`).catch(() => null)))
    await new Promise((again) => setTimeout(again, 100))
  return origin
}

export function get(address: string, cookie = ''): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers: { cookie } }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.once('error', reject).end()
  })
}

/** A page that answers with an error, or leads elsewhere, would be measured for nothing. */
export async function requirePage(address: string, cookie: string): Promise<void> {
  const { status, body } = await get(address, cookie)
  if (status !== 200 || !body.includes('<h1'))
    throw new Error(`${address} answered ${status}: ${body.slice(0, 200)}`)
  const failed = /data-dgst="\d+"/.exec(body)
  if (failed) throw new Error(`${address} shows an error: ${failed[0]}`)
}
