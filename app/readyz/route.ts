import { databases } from '@/lib/db/client'
import { readiness } from '@/lib/jobs/readiness'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const found = await readiness(databases)
  return Response.json(found, {
    status: found.ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
